package io.agnoscope.scoring.statistics.text;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * A number written in digits of any script, with its sign: {@code -1,000.50} is {@code #-1000.5}, a
 * time or fraction stays as it is written, {@code 3rd} is {@code #3th}.
 *
 * @param word how it stands among the words
 * @param end where it ends in the text
 */
record Numeral(String word, int end) {
  /** Longer ones are kept as written: their value is nobody's count. */
  private static final int MOST_DIGITS = 40;

  private static final Pattern THOUSANDS = Pattern.compile("\\d{1,3}(,\\d{3})+(\\.\\d+)?");
  private static final Pattern DECIMAL = Pattern.compile("\\d+(\\.\\d+)?");

  /** A numeral of a whole number. */
  static String word(long number) {
    return "#" + number;
  }

  /** A numeral of a place in an order. */
  static String ordinal(long number) {
    return "#" + number + "th";
  }

  static boolean startsAt(String text, int at) {
    int here = text.codePointAt(at);
    return Character.isDigit(here)
        || (isSign(here)
            && at + 1 < text.length()
            && Character.isDigit(text.codePointAt(at + 1))
            && (at == 0 || !joins(text.codePointBefore(at))));
  }

  /** Reads the numeral that starts there. */
  static Numeral read(String text, int start) {
    int at = start;
    StringBuilder digits = new StringBuilder();
    boolean negative = false;
    int first = text.codePointAt(at);
    if (isSign(first)) {
      negative = first != '+';
      at++;
    }
    while (at < text.length()) {
      int here = text.codePointAt(at);
      int next = at + Character.charCount(here);
      if (Character.isDigit(here)) {
        digits.append(Character.digit(here, 10));
      } else if (isInner(here)
          && next < text.length()
          && Character.isDigit(text.codePointAt(next))
          && !startsList(text, at)) {
        digits.append(here == '\u2044' ? '/' : (char) here);
      } else {
        break;
      }
      at = next;
    }
    int suffix = ordinalEnd(text, at);
    String value = value(digits.toString());
    String word = "#" + (negative && !value.equals("0") ? "-" : "") + value;
    return suffix > at ? new Numeral(word + "th", suffix) : new Numeral(word, at);
  }

  private static String value(String written) {
    String plain = THOUSANDS.matcher(written).matches() ? written.replace(",", "") : written;
    if (plain.length() > MOST_DIGITS || !DECIMAL.matcher(plain).matches()) {
      return plain;
    }
    BigDecimal value = new BigDecimal(plain);
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  /** A comma without three digits behind it separates numbers. */
  private static boolean startsList(String text, int at) {
    if (text.charAt(at) != ',') {
      return false;
    }
    int digits = 0;
    while (at + 1 + digits < text.length() && Character.isDigit(text.charAt(at + 1 + digits))) {
      digits++;
    }
    return digits != 3;
  }

  private static int ordinalEnd(String text, int at) {
    boolean suffix =
        text.startsWith("st", at)
            || text.startsWith("nd", at)
            || text.startsWith("rd", at)
            || text.startsWith("th", at);
    int end = at + 2;
    return suffix && (end >= text.length() || !Character.isLetterOrDigit(text.codePointAt(end)))
        ? end
        : at;
  }

  private static boolean isSign(int point) {
    return point == '-' || point == '+' || point == '\u2212';
  }

  private static boolean isInner(int point) {
    return point == '.' || point == ',' || point == ':' || point == '/' || point == '\u2044';
  }

  /** Behind a letter, digit or bracket it is a hyphen or an operation, no sign. */
  private static boolean joins(int before) {
    return Character.isLetterOrDigit(before) || before == ')' || before == ']';
  }
}
