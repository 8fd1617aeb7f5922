package io.agnoscope.perturbation.trial;

import io.agnoscope.schemas.Image;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Where the bytes of a record's pictures are had from. Thread-safe. */
@FunctionalInterface
public interface PictureSource {

  /**
   * The encoded bytes of a picture.
   *
   * @throws IOException when they are not to be had, now or ever
   */
  byte[] bytes(Image image) throws IOException;

  /** Those that travel inside the record, and no others. */
  static PictureSource inline() {
    return image -> {
      ByteBuffer content = image.getContent();
      if (content == null) {
        throw new FileNotFoundException("the record does not hold the picture");
      }
      byte[] bytes = new byte[content.remaining()];
      content.duplicate().get(bytes);
      return bytes;
    };
  }
}
