package io.agnoscope.inference.answering;

import java.io.FileNotFoundException;
import java.io.IOException;

/** Where the pictures are kept that do not travel in a Trial. */
@FunctionalInterface
public interface StoredPictures {

  /**
   * Reads a picture's encoded bytes.
   *
   * @param uri where the Trial says it is
   * @param sha256 its hash by the Trial
   * @throws FileNotFoundException when it is not there, or no longer
   * @throws io.agnoscope.images.DamagedPictureException when something else is there
   * @throws IOException when the store cannot be asked: asking again later may help
   */
  byte[] get(String uri, String sha256) throws IOException;
}
