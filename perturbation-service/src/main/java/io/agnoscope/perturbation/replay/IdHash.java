package io.agnoscope.perturbation.replay;

import io.agnoscope.schemas.identity.Sha256;
import java.nio.charset.StandardCharsets;

/**
 * Sample ids in eight bytes each. Of a million ids two are taken for the same with a probability of
 * 3e-8.
 */
public final class IdHash {

  private static final int HEX_DIGITS = 16;
  private static final int HEX = 16;

  private IdHash() {}

  /** The first 64 bits of the SHA-256. */
  public static long of(byte[] id) {
    return Long.parseUnsignedLong(Sha256.hex(id), 0, HEX_DIGITS, HEX);
  }

  static long of(String id) {
    return of(id.getBytes(StandardCharsets.UTF_8));
  }
}
