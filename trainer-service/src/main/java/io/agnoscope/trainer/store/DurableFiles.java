package io.agnoscope.trainer.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;

/** Files that are whole on the disk, or not there at all, whenever the machine goes down. */
final class DurableFiles {

  private DurableFiles() {}

  /**
   * Writes a file and puts it in the place of an earlier one at once.
   *
   * @param pieces of the file, in order
   */
  static void replace(Path file, byte[]... pieces) throws IOException {
    Path part = file.resolveSibling("." + file.getFileName() + ".part");
    try (FileChannel channel =
        FileChannel.open(
            part,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      for (byte[] piece : pieces) {
        ByteBuffer left = ByteBuffer.wrap(piece);
        while (left.hasRemaining()) {
          channel.write(left);
        }
      }
      channel.force(true);
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    force(parent(file));
  }

  /** Puts a folder with all its files in its place at once; nothing may be there yet. */
  static void publish(Path part, Path folder) throws IOException {
    for (Path file : list(part)) {
      force(file);
    }
    force(part);
    Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
    force(parent(folder));
  }

  /** Removes a folder of files, if it is there. */
  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    for (Path file : list(folder)) {
      Files.deleteIfExists(file);
    }
    Files.deleteIfExists(folder);
  }

  /** The folder that a file or folder is in. */
  static Path parent(Path path) {
    return Objects.requireNonNull(path.toAbsolutePath().getParent(), "a root has no parent");
  }

  /** What is in a folder, by name. */
  static List<Path> list(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private static void force(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
