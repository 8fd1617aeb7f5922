package io.agnoscope.images;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Supplier;
import software.amazon.awssdk.services.s3.S3Client;

/** Opens the store that a location names. */
public final class ImageStores {

  private ImageStores() {}

  /**
   * Opens a store; nothing is read or written yet.
   *
   * @param location the path of a folder, its {@code file:} URI, or {@code s3://bucket/prefix}
   * @param maxBytes that a folder may hold; a bucket has its own limits
   * @param s3 asked for a client when the location is a bucket
   * @throws IllegalArgumentException when the location is none of these
   */
  public static ImageStore open(String location, long maxBytes, Supplier<S3Client> s3) {
    if (location.startsWith("s3:")) {
      return new S3ImageStore(s3.get(), location);
    }
    return new FolderImageStore(folder(location), maxBytes, InstantSource.system());
  }

  private static Path folder(String location) {
    try {
      if (location.startsWith("file:")) {
        return Path.of(URI.create(location));
      }
      if (location.isBlank() || location.contains("://")) {
        throw new IllegalArgumentException(
            "an image store is the path of a folder, a file: URI, or s3://bucket/prefix");
      }
      return Path.of(location);
    } catch (FileSystemNotFoundException e) {
      throw new IllegalArgumentException("not a file: URI of a folder", e);
    }
  }
}
