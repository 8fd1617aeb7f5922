package io.agnoscope.trainer.store;

import java.io.Serial;

/** A file of an unfinished run is not there, or not what was written. */
public final class DamagedRunException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  DamagedRunException(String message) {
    super(message);
  }

  DamagedRunException(String message, Throwable cause) {
    super(message, cause);
  }
}
