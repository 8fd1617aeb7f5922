package io.agnoscope.embedded.export;

import io.agnoscope.schemas.identity.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The two parts of an export, which have no picture in common. */
enum Split {
  TRAIN,
  HELD_OUT;

  /** Hexadecimal digits that decide: 13 are 52 bits, which a double holds exactly. */
  private static final int DIGITS = 13;

  /**
   * Where a picture belongs, and all that shows it. It hangs on the picture and the share alone, so
   * that it is the same in every export, and a larger share only moves pictures to {@link
   * #HELD_OUT}.
   *
   * @param hash SHA-256 of the picture; of a text-only question that of its content
   * @param heldOut share that is held out, 0 to 1
   */
  static Split of(String hash, double heldOut) {
    String digest = Sha256.hex(("agnoscope-export/" + hash).getBytes(StandardCharsets.UTF_8));
    double place = Long.parseLong(digest.substring(0, DIGITS), 16) / (double) (1L << (4 * DIGITS));
    return place < heldOut ? HELD_OUT : TRAIN;
  }

  /** As in file names: {@code train}, {@code held-out}. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
