package io.agnoscope.images;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Keeps pictures as files below one folder, which every process that reads them has at the same
 * path. The folder is made by the first put.
 */
public final class FolderImageStore implements ImageStore {

  static final String UNFINISHED = ".part";

  private final Path root;
  private final FolderUse use;
  private final InstantSource clock;

  /**
   * A store in a folder.
   *
   * @param maxBytes that are kept; a picture beyond is refused
   */
  public FolderImageStore(Path root, long maxBytes, InstantSource clock) {
    this.root = root.toAbsolutePath().normalize();
    this.use = new FolderUse(this.root, maxBytes);
    this.clock = clock;
  }

  @Override
  public URI put(String sampleId, String sha256, byte[] encoded) throws IOException {
    PictureKey key = PictureKey.of(sampleId, sha256);
    key.checked(encoded);
    Path file = file(key);
    if (!touch(file, encoded.length)) {
      use.take(encoded.length);
      boolean kept = false;
      try {
        write(file, encoded);
        kept = true;
      } finally {
        if (!kept) {
          use.free(encoded.length);
        }
      }
    }
    return file.toUri();
  }

  /** Makes a picture that is kept already young again, unless a crash left less than it. */
  private boolean touch(Path file, long size) throws IOException {
    try {
      if (Files.size(file) != size) {
        return false;
      }
      Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
      return true;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** A reader sees the whole picture or none, also after a crash. */
  private void write(Path file, byte[] encoded) throws IOException {
    Path folder = file.getParent();
    Path part = null;
    while (part == null) {
      Files.createDirectories(folder);
      try {
        part = Files.createTempFile(folder, "", UNFINISHED);
      } catch (NoSuchFileException e) {
        // The Sample was erased, and its folder with it, in between.
        part = null;
      }
    }
    try {
      Files.write(part, encoded);
      Files.setLastModifiedTime(part, FileTime.from(clock.instant()));
      move(part, file);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void move(Path part, Path file) throws IOException {
    try {
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Override
  public byte[] get(URI uri) throws IOException {
    PictureKey key = key(uri);
    try (InputStream in = Files.newInputStream(file(key))) {
      byte[] encoded = in.readNBytes(LARGEST_PICTURE_BYTES + 1);
      if (encoded.length > LARGEST_PICTURE_BYTES) {
        throw new DamagedPictureException("a file of the image store is larger than any picture");
      }
      return key.checked(encoded);
    } catch (NoSuchFileException e) {
      if (Files.isDirectory(root)) {
        throw new FileNotFoundException("the picture is not there, or no longer");
      }
      throw new IOException("the folder of the image store is not there", e);
    }
  }

  private PictureKey key(URI uri) throws FileNotFoundException {
    String base = root.toUri().toString();
    String folder = base.endsWith("/") ? base : base + "/";
    String address = uri.toString();
    if (!address.startsWith(folder)) {
      throw new FileNotFoundException("the address is not below the folder of the image store");
    }
    return PictureKey.parse(address.substring(folder.length()));
  }

  private Path file(PictureKey key) {
    return root.resolve(key.path());
  }

  @Override
  public int erase(String sampleId) throws IOException {
    return use.removeAll(root.resolve(PictureKey.prefix(sampleId)));
  }

  /**
   * Removes every picture that was put longer ago than this, and what a process that was killed
   * left half written.
   *
   * @return how many pictures were removed
   */
  public int prune(Duration olderThan) throws IOException {
    return use.removeOlder(clock.instant().minus(olderThan));
  }

  @Override
  public void close() {
    // Nothing is held open.
  }
}
