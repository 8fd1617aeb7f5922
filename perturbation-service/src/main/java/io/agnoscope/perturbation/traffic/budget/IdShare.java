package io.agnoscope.perturbation.traffic.budget;

import io.agnoscope.schemas.identity.Sha256;
import java.nio.charset.StandardCharsets;

/** Where an id falls between 0 and 1: the same id always at the same place, on every instance. */
final class IdShare {

  /** Hexadecimal digits that a double holds exactly. */
  private static final int DIGITS = 13;

  private static final double ONE = Math.scalb(1.0, 4 * DIGITS);

  private IdShare() {}

  /** The first 52 bits of the id's SHA-256 as a fraction, at least 0 and less than 1. */
  static double of(String id) {
    String digest = Sha256.hex(id.getBytes(StandardCharsets.UTF_8));
    return Long.parseLong(digest, 0, DIGITS, 16) / ONE;
  }
}
