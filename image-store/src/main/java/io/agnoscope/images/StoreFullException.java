package io.agnoscope.images;

import java.io.IOException;

/** The store holds as many bytes as it may; it takes pictures again when older ones are gone. */
public final class StoreFullException extends IOException {

  private static final long serialVersionUID = 1L;

  StoreFullException(long maxBytes) {
    super("the image store holds the " + maxBytes + " bytes that it may hold");
  }
}
