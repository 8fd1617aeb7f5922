package io.agnoscope.scoring.statistics.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Turns English number words among words into numerals: "twenty three" is {@code #23}, "two dozen"
 * {@code #24}, "minus five" {@code #-5}, "third" {@code #3th}. The pronoun "one" ("the one on the
 * left", "the red one", "one of them") stays a word.
 */
final class NumberWords {
  private static final Map<String, Integer> SMALL =
      numbered(
          0,
          "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
              + "fifteen sixteen seventeen eighteen nineteen");
  private static final Map<String, Integer> TENS =
      Map.of(
          "twenty", 20, "thirty", 30, "forty", 40, "fifty", 50, "sixty", 60, "seventy", 70,
          "eighty", 80, "ninety", 90);
  private static final Map<String, Integer> SCALES =
      Map.of("dozen", 12, "thousand", 1_000, "million", 1_000_000, "billion", 1_000_000_000);
  private static final Map<String, Integer> PLACES =
      numbered(
          1, "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth");
  private static final Map<String, String> OTHERS =
      Map.of("half", "#1/2", "couple", "#2", "pair", "#2", "single", "#1");
  private static final Set<String> BEFORE_PRONOUN =
      Set.of(
          "the", "this", "that", "which", "each", "every", "any", "no", "other", "another", "same",
          "next", "last", "left", "right", "top", "bottom", "middle", "upper", "lower", "big",
          "large", "small", "little", "red", "orange", "yellow", "green", "blue", "purple", "pink",
          "brown", "black", "white", "gray", "grey");
  private static final Set<String> BEHIND_PRONOUN = Set.of("of", "another", "who", "that");

  /** No count that anybody writes in words; what goes on behind it is a number of its own. */
  private static final long MOST = 1_000_000_000;

  private final List<String> words;
  private final List<String> folded = new ArrayList<>();
  private int at;

  private NumberWords(List<String> words) {
    this.words = words;
  }

  static List<String> fold(List<String> words) {
    return new NumberWords(words).fold();
  }

  private List<String> fold() {
    while (at < words.size()) {
      String word = words.get(at);
      if (word.equals("minus") && startsNumber(at + 1)) {
        at++;
        folded.add(Numeral.word(-number()));
      } else if (startsNumber(at)) {
        folded.add(Numeral.word(number()));
      } else {
        Integer place = PLACES.get(word);
        folded.add(place != null ? Numeral.ordinal(place) : OTHERS.getOrDefault(word, word));
        at++;
      }
    }
    return folded;
  }

  private boolean startsNumber(int place) {
    String word = word(place);
    return (SMALL.containsKey(word) && !pronoun(place))
        || TENS.containsKey(word)
        || word.equals("hundred")
        || SCALES.containsKey(word);
  }

  private boolean pronoun(int place) {
    return word(place).equals("one")
        && (BEFORE_PRONOUN.contains(word(place - 1)) || BEHIND_PRONOUN.contains(word(place + 1)));
  }

  /**
   * As English counts: tens and ones, then hundreds, then each larger scale adds what it scaled.
   */
  private long number() {
    long whole = 0;
    long group = small();
    while (at < words.size()) {
      Integer scale = SCALES.get(words.get(at));
      if (whole >= MOST || group >= MOST) {
        break;
      } else if (word(at).equals("hundred")) {
        at++;
        group = Math.max(1, group) * 100 + behindAnd();
      } else if (scale != null) {
        at++;
        whole += Math.max(1, group) * scale;
        group = behindAnd();
      } else {
        break;
      }
    }
    return whole + group;
  }

  /** What follows a scale, with or without an "and" between. */
  private long behindAnd() {
    if (word(at).equals("and") && small(at + 1)) {
      at++;
    }
    return small(at) ? small() : 0;
  }

  private boolean small(int place) {
    return SMALL.containsKey(word(place)) || TENS.containsKey(word(place));
  }

  private long small() {
    Integer tens = TENS.get(word(at));
    if (tens != null) {
      at++;
      Integer ones = SMALL.get(word(at));
      if (ones != null && ones > 0 && ones < 10) {
        at++;
        return (long) tens + ones;
      }
      return tens;
    }
    Integer number = SMALL.get(word(at));
    if (number == null) {
      return 0;
    }
    at++;
    return number;
  }

  private String word(int place) {
    return place >= 0 && place < words.size() ? words.get(place) : "";
  }

  private static Map<String, Integer> numbered(int first, String words) {
    String[] each = words.split(" ", -1);
    Map<String, Integer> numbered = new HashMap<>();
    for (int i = 0; i < each.length; i++) {
      numbered.put(each[i], first + i);
    }
    return Map.copyOf(numbered);
  }
}
