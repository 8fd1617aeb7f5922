package io.agnoscope.scoring.deadletters;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of a record's bytes, to be read by a person.
 *
 * @param bytes how many there are in all
 * @param shown how many of them are here
 * @param text them, when they are readable text; else null
 * @param hex them in hexadecimal digits, when they are not; else null
 */
public record OriginalBytes(int bytes, int shown, @Nullable String text, @Nullable String hex) {
  /** More of a record nobody reads in a browser. */
  static final int MOST_SHOWN = 16 << 10;

  /** UTF-8 has up to four bytes to a character, and the cut may be inside of one. */
  private static final int LONGEST_CUT = 3;

  /** The beginning of these; null when there are none. */
  static @Nullable OriginalBytes of(byte @Nullable [] all) {
    if (all == null) {
      return null;
    }
    byte[] shown = Arrays.copyOf(all, Math.min(all.length, MOST_SHOWN));
    for (int cut = 0; cut <= (shown.length < all.length ? LONGEST_CUT : 0); cut++) {
      byte[] whole = Arrays.copyOf(shown, shown.length - cut);
      String text = text(whole);
      if (text != null) {
        return new OriginalBytes(all.length, whole.length, text, null);
      }
    }
    return new OriginalBytes(all.length, shown.length, null, HexFormat.of().formatHex(shown));
  }

  private static @Nullable String text(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      boolean readable =
          text.chars().allMatch(c -> !Character.isISOControl(c) || Character.isWhitespace(c));
      return readable ? text : null;
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
