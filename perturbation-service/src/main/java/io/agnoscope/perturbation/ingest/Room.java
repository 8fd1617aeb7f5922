package io.agnoscope.perturbation.ingest;

import java.io.IOException;

/** Room in memory for what is read of a body whose length nobody announced. */
@FunctionalInterface
public interface Room {

  /** Room for anything. */
  Room BOUNDLESS = bytes -> true;

  /**
   * Makes the room hold so many bytes in all.
   *
   * @return false when there is no room for them now
   */
  boolean extendTo(long bytes);

  /** There is no room now for what is being read. */
  final class ExhaustedException extends IOException {

    private static final long serialVersionUID = 1L;

    ExhaustedException() {
      super("there is no room for more of the body");
    }
  }
}
