package io.agnoscope.perturbation.traffic.redaction;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds payment card numbers: 13 to 19 digits, alone or in groups parted by one space or hyphen,
 * whose last digit checks the others (Luhn, ISO/IEC 7812-1).
 */
final class CardFinder extends Finder {

  private static final int MIN_DIGITS = 13;
  private static final int MAX_DIGITS = 19;

  CardFinder() {
    super("credit-card");
  }

  @Override
  List<Span> find(String text) {
    List<Span> found = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int end = startsGroup(text, at) ? cardEnd(text, at) : -1;
      if (end > 0) {
        found.add(new Span(at, end));
        at = end;
      } else {
        at++;
      }
    }
    return found;
  }

  private static boolean startsGroup(String text, int at) {
    return digit(text, at) && (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)));
  }

  /** The end of the longest card number that begins here, or -1. */
  private static int cardEnd(String text, int start) {
    int best = -1;
    int[] digits = new int[MAX_DIGITS];
    int count = 0;
    for (int at = start; at < text.length() && count < MAX_DIGITS; at++) {
      if (!digit(text, at)) {
        boolean parts = (text.charAt(at) == ' ' || text.charAt(at) == '-') && digit(text, at + 1);
        if (!parts) {
          break;
        }
        continue;
      }
      digits[count++] = text.charAt(at) - '0';
      boolean groupEnds =
          at + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(at + 1));
      if (groupEnds && count >= MIN_DIGITS && checks(digits, count)) {
        best = at + 1;
      }
    }
    return best;
  }

  private static boolean digit(String text, int at) {
    return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }

  private static boolean checks(int[] digits, int count) {
    int sum = 0;
    for (int i = 0; i < count; i++) {
      int digit = digits[count - 1 - i] * (i % 2 + 1);
      sum += digit > 9 ? digit - 9 : digit;
    }
    return sum % 10 == 0;
  }
}
