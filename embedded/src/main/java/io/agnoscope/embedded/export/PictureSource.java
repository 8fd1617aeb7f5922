package io.agnoscope.embedded.export;

import io.agnoscope.schemas.Image;
import io.agnoscope.schemas.Trial;
import io.agnoscope.schemas.identity.Sha256;
import io.agnoscope.stimuli.catalogue.Catalogue;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the pictures that a Trial shows: in its record, in the catalogue's bank, or in the folder
 * of the image store.
 */
final class PictureSource {

  private static final int LARGEST = 64 << 20;

  /** Of the formats that Agnoscope takes in. */
  private static final Map<String, String> EXTENSIONS =
      Map.of("image/png", "png", "image/jpeg", "jpg", "image/gif", "gif", "image/bmp", "bmp");

  private final Path store;

  /**
   * A source.
   *
   * @param store the image store's folder; pictures elsewhere are not read
   */
  PictureSource(Path store) {
    this.store = store.toAbsolutePath().normalize();
  }

  /** The picture of that hash. */
  Picture find(Trial trial, String sha256) throws SkippedException {
    Optional<Image> own =
        Stream.concat(trial.getSample().getImages().stream(), trial.getImages().stream())
            .filter(image -> image.getSha256().equals(sha256))
            .findFirst();
    if (own.isEmpty()) {
      return Catalogue.standard()
          .image(sha256)
          .map(Picture::of)
          .orElseThrow(() -> new SkippedException(Skipped.PICTURE_MISSING));
    }
    String extension = EXTENSIONS.get(own.get().getMediaType());
    byte[] encoded = encoded(own.get());
    if (extension == null || !Sha256.hex(encoded).equals(sha256)) {
      throw new SkippedException(Skipped.PICTURE_DAMAGED);
    }
    return new Picture(sha256, extension, encoded);
  }

  private byte[] encoded(Image image) throws SkippedException {
    ByteBuffer content = image.getContent();
    if (content == null) {
      return stored(image.getUri());
    }
    byte[] encoded = new byte[content.remaining()];
    content.duplicate().get(encoded);
    return encoded;
  }

  private byte[] stored(@Nullable String uri) throws SkippedException {
    try (InputStream in = Files.newInputStream(file(uri))) {
      byte[] encoded = in.readNBytes(LARGEST + 1);
      if (encoded.length > LARGEST) {
        throw new SkippedException(Skipped.PICTURE_DAMAGED);
      }
      return encoded;
    } catch (IOException unreadable) {
      throw new SkippedException(Skipped.PICTURE_MISSING);
    }
  }

  /** A record must not make this read any other file. */
  private Path file(@Nullable String uri) throws IOException {
    try {
      Path file = Path.of(URI.create(uri == null ? "" : uri)).normalize();
      if (file.startsWith(store)) {
        return file;
      }
      throw new NoSuchFileException("outside of the store");
    } catch (IllegalArgumentException | FileSystemNotFoundException notAFile) {
      throw new NoSuchFileException("no file");
    }
  }
}
