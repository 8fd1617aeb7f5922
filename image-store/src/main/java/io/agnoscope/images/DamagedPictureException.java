package io.agnoscope.images;

import java.io.IOException;

/** What the store holds at a picture's address is not that picture. Asking again does not help. */
public final class DamagedPictureException extends IOException {

  private static final long serialVersionUID = 1L;

  DamagedPictureException(String why) {
    super(why);
  }
}
