package io.agnoscope.perturbation.images;

import io.agnoscope.images.ImageStore;
import io.agnoscope.schemas.Image;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Reads a record's pictures, wherever their bytes are. Thread-safe. */
public final class Pictures {

  private final ImageStore store;

  public Pictures(ImageStore store) {
    this.store = store;
  }

  /**
   * The encoded bytes of a picture.
   *
   * @throws FileNotFoundException when they are nowhere, or no longer
   * @throws io.agnoscope.images.DamagedPictureException when what the store has is another picture
   * @throws IOException when the store cannot be asked: asking again later may help
   */
  public byte[] bytes(Image image) throws IOException {
    ByteBuffer content = image.getContent();
    if (content != null) {
      byte[] bytes = new byte[content.remaining()];
      content.duplicate().get(bytes);
      return bytes;
    }
    if (image.getUri() == null) {
      throw new FileNotFoundException("the record neither holds the picture nor says where it is");
    }
    return store.get(image.getUri(), image.getSha256());
  }
}
