package io.agnoscope.embedded.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;

/**
 * The images beside an NDJSON file.
 *
 * @param folder that paths are relative to, and must not leave
 */
record LocalImages(Path folder) {
  /** Larger files are not read at all; the service's own limit is lower and says so itself. */
  static final long LARGEST = 16L * 1024 * 1024;

  /** Whether it names a file, and is not already a data URL or an address. */
  static boolean isPath(String image) {
    String start = image.substring(0, Math.min(8, image.length())).toLowerCase(Locale.ROOT);
    return !start.startsWith("data:")
        && !start.startsWith("http://")
        && !start.startsWith("https://");
  }

  /**
   * The image as a data URL, its media type by its first bytes.
   *
   * @throws RefusedException when there is no such file, or it is no image of a kind that is taken
   */
  String dataUrl(String path) throws RefusedException {
    Path file = resolve(path);
    if (!Files.isRegularFile(file)) {
      throw new RefusedException("image-missing", "there is no image file " + path);
    }
    try {
      long size = Files.size(file);
      if (size > LARGEST) {
        throw new RefusedException(
            "image-too-large",
            "%s has %d bytes; at most %d are sent".formatted(path, size, LARGEST));
      }
      byte[] content = Files.readAllBytes(file);
      return "data:"
          + mediaType(path, content)
          + ";base64,"
          + Base64.getEncoder().encodeToString(content);
    } catch (IOException unreadable) {
      throw new RefusedException("image-missing", path + " cannot be read");
    }
  }

  private Path resolve(String path) throws RefusedException {
    try {
      Path root = folder.toAbsolutePath().normalize();
      Path file = root.resolve(path).normalize();
      if (!file.startsWith(root)) {
        throw new RefusedException(
            "image-outside", path + " is outside the folder of the NDJSON file");
      }
      return file;
    } catch (InvalidPathException notOne) {
      throw new RefusedException("image-missing", "the image is not a path");
    }
  }

  private static String mediaType(String path, byte[] content) throws RefusedException {
    if (startsWith(content, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n')) {
      return "image/png";
    }
    if (startsWith(content, 0xff, 0xd8, 0xff)) {
      return "image/jpeg";
    }
    if (startsWith(content, 'G', 'I', 'F', '8')) {
      return "image/gif";
    }
    if (startsWith(content, 'B', 'M')) {
      return "image/bmp";
    }
    throw new RefusedException("unreadable-image", path + " is no PNG, JPEG, GIF or BMP");
  }

  private static boolean startsWith(byte[] content, int... expected) {
    if (content.length < expected.length) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if ((content[i] & 0xff) != expected[i]) {
        return false;
      }
    }
    return true;
  }
}
