package io.agnoscope.inference.answering;

import java.io.IOException;

/**
 * A Trial cannot be asked now, since the store of its pictures cannot be: not the Trial's fault.
 */
public final class StoreAwayException extends Exception {

  private static final long serialVersionUID = 1L;

  StoreAwayException(IOException cause) {
    super("the image store cannot be asked", cause);
  }
}
