package io.agnoscope.images;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How many bytes a folder holds, and the removal of files from it. The bytes are counted once, kept
 * up by what this object does, and counted anew by each removal by age, since other processes may
 * add to the folder and erase from it. Thread-safe.
 */
final class FolderUse {

  private static final long UNKNOWN = -1;

  private final Path root;
  private final long maxBytes;
  private long bytes = UNKNOWN;

  FolderUse(Path root, long maxBytes) {
    this.root = root;
    this.maxBytes = maxBytes;
  }

  /**
   * Reserves room for a picture.
   *
   * @throws StoreFullException when there is none
   */
  synchronized void take(long size) throws IOException {
    if (bytes == UNKNOWN) {
      bytes = walk(root, null).keptBytes;
    }
    if (bytes + size > maxBytes) {
      throw new StoreFullException(maxBytes);
    }
    bytes += size;
  }

  /** Gives room back. */
  synchronized void free(long size) {
    if (bytes != UNKNOWN) {
      bytes = Math.max(0, bytes - size);
    }
  }

  /** Removes the files of one Sample's folder, and the folder. */
  int removeAll(Path folder) throws IOException {
    Removal removal = walk(folder, Instant.MAX);
    free(removal.removedBytes);
    return removal.removed;
  }

  /** Removes the files that were last put before an instant. */
  int removeOlder(Instant before) throws IOException {
    Removal removal = walk(root, before);
    synchronized (this) {
      // What was put while the folder was walked may be missed: the next walk counts it.
      bytes = removal.keptBytes;
    }
    return removal.removed;
  }

  private Removal walk(Path folder, @Nullable Instant before) throws IOException {
    Removal removal = new Removal(before);
    Files.walkFileTree(folder, removal);
    return removal;
  }

  /** Removes the files from before an instant, and the folders within that are left empty. */
  private final class Removal extends SimpleFileVisitor<Path> {

    private final @Nullable Instant before;
    private long keptBytes;
    private long removedBytes;
    private int removed;

    private Removal(@Nullable Instant before) {
      this.before = before;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (before != null && attributes.lastModifiedTime().toInstant().isBefore(before)) {
        if (Files.deleteIfExists(file)) {
          removed += file.toString().endsWith(FolderImageStore.UNFINISHED) ? 0 : 1;
          removedBytes += attributes.size();
        }
      } else {
        keptBytes += attributes.size();
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (failure instanceof NoSuchFileException) {
        // Nothing was ever put there, or another process was faster.
        return FileVisitResult.CONTINUE;
      }
      throw failure;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
        throws IOException {
      if (failure != null) {
        throw failure;
      }
      if (before != null && !folder.equals(root)) {
        deleteIfEmpty(folder);
      }
      return FileVisitResult.CONTINUE;
    }

    private static void deleteIfEmpty(Path folder) throws IOException {
      try {
        Files.deleteIfExists(folder);
      } catch (DirectoryNotEmptyException e) {
        // A younger picture is there, or one was put just now.
        return;
      }
    }
  }
}
