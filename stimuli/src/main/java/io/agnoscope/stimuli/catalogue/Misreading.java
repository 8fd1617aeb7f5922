package io.agnoscope.stimuli.catalogue;

import io.agnoscope.stimuli.Randomness;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Text as a machine misreads it from paper: letters taken for others, words broken and joined. */
final class Misreading {

  /** What is taken for what: longer ones first. */
  private static final List<Map.Entry<String, String>> CONFUSIONS =
      List.of(
          Map.entry("rn", "m"),
          Map.entry("cl", "d"),
          Map.entry("vv", "w"),
          Map.entry("m", "rn"),
          Map.entry("w", "vv"),
          Map.entry("d", "cl"),
          Map.entry("l", "1"),
          Map.entry("1", "l"),
          Map.entry("i", "l"),
          Map.entry("I", "|"),
          Map.entry("O", "0"),
          Map.entry("0", "O"),
          Map.entry("o", "0"),
          Map.entry("S", "5"),
          Map.entry("5", "S"),
          Map.entry("B", "8"),
          Map.entry("8", "B"),
          Map.entry("e", "c"),
          Map.entry("g", "9"),
          Map.entry("t", "f"),
          Map.entry("u", "ii"),
          Map.entry("h", "b"));

  private Misreading() {}

  /**
   * The line misread.
   *
   * @param share of the places that can be confused, in [0, 1]; breaks and joins of words come half
   *     as often at each place
   */
  static String of(String line, double share, Randomness randomness) {
    StringBuilder misread = new StringBuilder();
    int at = 0;
    while (at < line.length()) {
      Map.Entry<String, String> confusion = confusionAt(line, at);
      if (confusion != null && randomness.nextDouble() < share) {
        misread.append(confusion.getValue());
        at += confusion.getKey().length();
        continue;
      }
      char character = line.charAt(at++);
      if (character == ' ') {
        misread.append(randomness.nextDouble() < share / 2 ? "" : " ");
      } else {
        misread.append(character);
        if (at < line.length() && line.charAt(at) != ' ' && randomness.nextDouble() < share / 4) {
          misread.append(' ');
        }
      }
    }
    return misread.toString();
  }

  private static Map.@Nullable Entry<String, String> confusionAt(String line, int at) {
    for (Map.Entry<String, String> confusion : CONFUSIONS) {
      if (line.startsWith(confusion.getKey(), at)) {
        return confusion;
      }
    }
    return null;
  }
}
