package io.agnoscope.stimuli.image;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A proportional font of dots for printable ASCII, seven dots high. No font of a machine takes part
 * in a picture, so that it has the same bytes everywhere.
 */
public final class BitmapFont {

  /** Dots from the top of a line to its foot. */
  public static final int HEIGHT = 7;

  private static final Map<Character, String[]> GLYPHS = load();

  /** Letters that do not come apart into a plain one and a mark. */
  private static final Map<Character, String> PLAIN =
      Map.ofEntries(
          Map.entry('ß', "ss"),
          Map.entry('æ', "ae"),
          Map.entry('Æ', "AE"),
          Map.entry('œ', "oe"),
          Map.entry('Œ', "OE"),
          Map.entry('ø', "o"),
          Map.entry('Ø', "O"),
          Map.entry('ł', "l"),
          Map.entry('Ł', "L"),
          Map.entry('đ', "d"),
          Map.entry('ı', "i"),
          Map.entry('‘', "'"),
          Map.entry('’', "'"),
          Map.entry('“', "\""),
          Map.entry('”', "\""),
          Map.entry('–', "-"),
          Map.entry('—', "-"));

  private BitmapFont() {}

  /**
   * The text in characters that the font has: accents dropped, some letters spelt out, runs of
   * white space one space.
   *
   * @return empty when a character has no such form, or nothing is left to read
   */
  public static Optional<String> writable(String text) {
    StringBuilder plain = new StringBuilder();
    for (char character : Normalizer.normalize(text, Normalizer.Form.NFD).toCharArray()) {
      if (Character.isWhitespace(character)) {
        plain.append(' ');
      } else if (GLYPHS.containsKey(character)) {
        plain.append(character);
      } else if (Character.getType(character) != Character.NON_SPACING_MARK) {
        String spelt = PLAIN.get(character);
        if (spelt == null) {
          return Optional.empty();
        }
        plain.append(spelt);
      }
    }
    String line = plain.toString().strip().replaceAll(" +", " ");
    return line.isEmpty() ? Optional.empty() : Optional.of(line);
  }

  /** How many dots across a line takes. */
  public static int width(String line) {
    int dots = 0;
    for (int i = 0; i < line.length(); i++) {
      dots += glyph(line.charAt(i))[0].length() + 1;
    }
    return Math.max(0, dots - 1);
  }

  /**
   * The text in lines that are at most so many dots wide, broken between words.
   *
   * @return empty when a single word is wider
   */
  public static Optional<List<String>> wrap(String text, int dots) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : text.split(" ", -1)) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (width(longer) <= dots) {
        line = longer;
        continue;
      }
      if (line.isEmpty() || width(word) > dots) {
        return Optional.empty();
      }
      lines.add(line);
      line = word;
    }
    lines.add(line);
    return Optional.of(List.copyOf(lines));
  }

  /** Rows of {@code #} and {@code .}, from the top. */
  static String[] glyph(char character) {
    String[] rows = GLYPHS.get(character);
    if (rows == null) {
      throw new IllegalArgumentException("the font lacks U+" + Integer.toHexString(character));
    }
    return rows;
  }

  private static Map<Character, String[]> load() {
    try (InputStream stream = BitmapFont.class.getResourceAsStream("font.txt")) {
      if (stream == null) {
        throw new IllegalStateException("font.txt is missing from the jar");
      }
      BufferedReader reader =
          new BufferedReader(new InputStreamReader(stream, StandardCharsets.US_ASCII));
      return reader
          .lines()
          .filter(line -> !line.startsWith("#"))
          .collect(
              Collectors.toUnmodifiableMap(
                  line -> (char) Integer.parseInt(line.substring(0, 2), 16),
                  line -> line.substring(3).split("/", -1)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
