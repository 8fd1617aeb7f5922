package io.agnoscope.images;

import java.io.IOException;
import java.net.URI;

/**
 * Keeps pictures apart from records, under the Sample that they belong to, so that a Sample can be
 * erased with all of them. Thread-safe.
 */
public interface ImageStore extends AutoCloseable {

  /**
   * Keeps a picture. Doing so again changes nothing.
   *
   * @param sampleId any text
   * @param sha256 lower-case hex of the encoded bytes
   * @return where it can be read from, by any process that has the same store
   * @throws IOException when it is not known to be kept
   */
  URI put(String sampleId, String sha256, byte[] encoded) throws IOException;

  /**
   * Reads a picture.
   *
   * @throws java.io.FileNotFoundException when there is none, or no longer
   * @throws IOException when the store cannot be asked, or what it holds has another hash
   */
  byte[] get(URI uri) throws IOException;

  /**
   * Removes every picture of the Sample.
   *
   * @return how many there were
   */
  int erase(String sampleId) throws IOException;

  @Override
  void close();
}
