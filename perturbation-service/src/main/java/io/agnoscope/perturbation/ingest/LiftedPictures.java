package io.agnoscope.perturbation.ingest;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A JSON text whose long strings were lifted out before it is parsed: a parser would make of each a
 * text, and of that text pieces, of several times its bytes. Of those that are data URLs the
 * payload can be had; the others are too long for anything. In their places stand names that no
 * sender can know.
 */
public final class LiftedPictures {

  /** {@code data:}, a media type and {@code ;base64}: far shorter in every picture's URL. */
  private static final int HEADER_BYTES = 256;

  private static final byte[] SCHEME = "data:".getBytes(StandardCharsets.US_ASCII);

  private static final int NAME_CHARS = 300;

  private final byte[] json;
  private final Map<String, DataUrl> lifted = new HashMap<>();

  /** As JSON writes one character of a text at most. */
  private static final int BYTES_TO_A_CHAR = 6;

  /** Too long for an id or a name, and with a control character: it passes for neither. */
  private final String mark = "\u0001lifted-" + UUID.randomUUID() + "-".repeat(NAME_CHARS);

  private byte[] rest;

  private LiftedPictures(byte[] json) {
    this.json = json;
    this.rest = json;
  }

  /**
   * Lifts the long strings out of a JSON text.
   *
   * @param json is changed, and belongs to this object from now on
   * @param chars that any other string may have; a data URL with more bytes than that is lifted
   */
  public static LiftedPictures of(byte[] json, int chars) {
    LiftedPictures pictures = new LiftedPictures(json);
    pictures.lift(Math.max(chars, HEADER_BYTES));
    return pictures;
  }

  /** No pictures, for a text that none were lifted out of. */
  public static LiftedPictures none() {
    return new LiftedPictures(new byte[0]);
  }

  /** The JSON text without them. */
  public byte[] rest() {
    return rest;
  }

  /** What a text of the parsed JSON stands for, if something was lifted from its place. */
  Optional<DataUrl> find(String text) {
    return Optional.ofNullable(lifted.get(text));
  }

  private void lift(int chars) {
    ByteArrayOutputStream left = new ByteArrayOutputStream();
    int written = 0;
    int place = 0;
    while (place < json.length) {
      if (json[place] != '"') {
        place++;
        continue;
      }
      int start = place + 1;
      int end = endOfString(start);
      if (end < json.length && isLong(start, end, chars)) {
        String name = mark + lifted.size();
        lifted.put(name, dataUrl(start, end).orElse(DataUrl.NONE));
        left.write(json, written, start - written);
        left.writeBytes(name.replace("\u0001", "\\u0001").getBytes(StandardCharsets.US_ASCII));
        written = end;
      }
      place = end + 1;
    }
    if (!lifted.isEmpty()) {
      left.write(json, written, json.length - written);
      rest = left.toByteArray();
    }
  }

  /** The place of the closing quote, or the end of the text when there is none. */
  private int endOfString(int start) {
    int place = start;
    while (place < json.length && json[place] != '"') {
      place += json[place] == '\\' ? 2 : 1;
    }
    return Math.min(place, json.length);
  }

  private boolean isLong(int start, int end, int chars) {
    int length = end - start;
    return length > BYTES_TO_A_CHAR * chars || (length > chars && startsWithScheme(start));
  }

  private boolean startsWithScheme(int start) {
    for (int i = 0; i < SCHEME.length; i++) {
      if (Character.toLowerCase(json[start + i]) != SCHEME[i]) {
        return false;
      }
    }
    return true;
  }

  /** Nothing when it is no data URL, or one in a writing that no encoder of base64 has. */
  private Optional<DataUrl> dataUrl(int start, int end) {
    if (!startsWithScheme(start)) {
      return Optional.empty();
    }
    int comma = start;
    while (comma < start + HEADER_BYTES && json[comma] != ',') {
      comma++;
    }
    if (json[comma] != ',' || !plainEscapesOnly(start, end)) {
      return Optional.empty();
    }
    int headerEnd = unescape(start, comma);
    String header = new String(json, start, headerEnd - start, StandardCharsets.US_ASCII);
    return Optional.of(new DataUrl(header, json, comma + 1, unescape(comma + 1, end) - comma - 1));
  }

  /** Some encoders put a backslash before a slash, or write a plus sign as its code. */
  private boolean plainEscapesOnly(int start, int end) {
    for (int place = start; place < end; place++) {
      if (json[place] == '\\') {
        if (json[place + 1] == 'u') {
          if (place + 6 > end || ascii(place) < 0) {
            return false;
          }
          place += 5;
        } else if (json[place + 1] == '/') {
          place++;
        } else {
          return false;
        }
      }
    }
    return true;
  }

  /** The character of {@code \\u00xx}, or -1 when it is none of ASCII. */
  private int ascii(int place) {
    int high = Character.digit(json[place + 4], 16);
    int low = Character.digit(json[place + 5], 16);
    boolean zeros = json[place + 2] == '0' && json[place + 3] == '0';
    return zeros && high >= 0 && high < 8 && low >= 0 ? 16 * high + low : -1;
  }

  /** Takes escapes out in place; returns the new end. */
  private int unescape(int start, int end) {
    int to = start;
    for (int from = start; from < end; from++) {
      if (json[from] != '\\') {
        json[to++] = json[from];
      } else if (json[from + 1] == '/') {
        json[to++] = '/';
        from++;
      } else {
        json[to++] = (byte) ascii(from);
        from += 5;
      }
    }
    return to;
  }

  /**
   * A data URL, its payload still encoded.
   *
   * @param header what stands before the comma
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record DataUrl(String header, byte[] json, int offset, int length) {

    /** What is too long, and no data URL. */
    static final DataUrl NONE = new DataUrl("", new byte[0], 0, 0);

    boolean base64() {
      return header.toLowerCase(Locale.ROOT).endsWith(";base64");
    }

    /**
     * The payload.
     *
     * @throws IllegalArgumentException when it is not valid base64
     */
    byte[] decode() {
      ByteBuffer decoded = Base64.getDecoder().decode(ByteBuffer.wrap(json, offset, length));
      byte[] bytes = decoded.array();
      return decoded.remaining() == bytes.length
          ? bytes
          : Arrays.copyOf(bytes, decoded.remaining());
    }
  }
}
