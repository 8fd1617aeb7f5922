package io.agnoscope.scoring.statistics.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Brings a text to one form: Unicode NFKC, lower case, words and numerals without white space and
 * punctuation, number words as numerals, English articles left out. Signs that say something (a
 * minus, a per cent sign, a currency, a comparison) stay. A numeral begins with {@code #}.
 */
final class Words {
  /** What stands behind it is not read; the same on both sides of a comparison. */
  static final int MOST_CHARACTERS = 8_192;

  private static final Set<String> ARTICLES = Set.of("a", "an", "the");

  private final String text;
  private final List<String> words = new ArrayList<>();
  private int at;

  private Words(String text) {
    this.text = text;
  }

  /** The words of a text, in order; none when there are but white space and punctuation. */
  static List<String> of(String text) {
    String read = text.substring(0, Math.min(text.length(), MOST_CHARACTERS));
    String one = Normalizer.normalize(read, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    List<String> folded = NumberWords.fold(new Words(one).scan());
    List<String> bare = folded.stream().filter(word -> !ARTICLES.contains(word)).toList();
    return bare.isEmpty() ? folded : bare;
  }

  private List<String> scan() {
    while (at < text.length()) {
      int start = at;
      int here = text.codePointAt(at);
      if (Numeral.startsAt(text, at)) {
        Numeral numeral = Numeral.read(text, at);
        words.add(numeral.word());
        at = numeral.end();
      } else if (Character.isLetter(here)) {
        words.add(word());
      } else {
        at += Character.charCount(here);
        if (says(here)) {
          words.add(text.substring(start, at));
        }
      }
    }
    return words;
  }

  /** Letters, marks and digits; an apostrophe between letters is passed over. */
  private String word() {
    StringBuilder word = new StringBuilder();
    while (at < text.length()) {
      int here = text.codePointAt(at);
      int next = at + Character.charCount(here);
      if (Character.isLetterOrDigit(here) || isMark(here)) {
        word.appendCodePoint(here);
      } else if (!(isApostrophe(here)
          && next < text.length()
          && Character.isLetter(text.codePointAt(next)))) {
        break;
      }
      at = next;
    }
    return word.toString();
  }

  private static boolean isApostrophe(int point) {
    return point == '\'' || point == '\u2019' || point == '\u02bc';
  }

  private static boolean isMark(int point) {
    int type = Character.getType(point);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK;
  }

  private static boolean says(int point) {
    return switch (point) {
      case '%', '\u2030', '\u00b0' -> true;
      case '|', '~' -> false;
      default -> {
        int type = Character.getType(point);
        yield type == Character.CURRENCY_SYMBOL || type == Character.MATH_SYMBOL;
      }
    };
  }
}
