package io.agnoscope.images;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * Keeps pictures apart from records, under the Sample that they belong to, so that a Sample can be
 * erased with all of them. Thread-safe.
 */
public interface ImageStore extends AutoCloseable {

  /** The largest picture that is read, in bytes: more can be in no request. */
  int LARGEST_PICTURE_BYTES = 64 << 20;

  /**
   * Keeps a picture. Doing so again changes nothing but the time that its age is reckoned from.
   *
   * @param sampleId any text
   * @param sha256 lower-case hex of the encoded bytes
   * @return where it can be read from, by any process that has the same store
   * @throws StoreFullException when as many bytes as may be kept are kept
   * @throws IOException when it is not known to be kept
   */
  URI put(String sampleId, String sha256, byte[] encoded) throws IOException;

  /**
   * Reads a picture. An address that is not one of this store's is answered like that of a picture
   * which is not there: whatever a record says, nothing else is read.
   *
   * @throws FileNotFoundException when there is none, or no longer
   * @throws DamagedPictureException when what is kept there is not the picture of that address
   * @throws IOException when the store cannot be asked: asking again later may help
   */
  byte[] get(URI uri) throws IOException;

  /**
   * Reads a picture as a record names it.
   *
   * @param uri where the record says it is; any text
   * @param sha256 the picture's hash by the record
   * @throws FileNotFoundException when there is none, or no longer, or the address is no picture of
   *     that hash
   * @throws DamagedPictureException when what is kept there is not the picture of that address
   * @throws IOException when the store cannot be asked: asking again later may help
   */
  default byte[] get(String uri, String sha256) throws IOException {
    if (!uri.endsWith("/" + sha256)) {
      throw new FileNotFoundException("the address is not that of the picture");
    }
    try {
      return get(new URI(uri));
    } catch (URISyntaxException e) {
      throw new FileNotFoundException("the address is none");
    }
  }

  /**
   * Removes every picture of the Sample.
   *
   * @return how many there were
   * @throws IOException when not all are known to be removed
   */
  int erase(String sampleId) throws IOException;

  @Override
  void close();
}
