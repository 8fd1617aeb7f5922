package io.agnoscope.vlm.tokenizer;

import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Reads digits and the English number words from zero to twenty as the value they stand for. */
public final class Numerals {

  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,9}(?:\\.[0-9]{1,4})?");

  private static final List<String> SPELLED =
      List.of(
          "zero",
          "one",
          "two",
          "three",
          "four",
          "five",
          "six",
          "seven",
          "eight",
          "nine",
          "ten",
          "eleven",
          "twelve",
          "thirteen",
          "fourteen",
          "fifteen",
          "sixteen",
          "seventeen",
          "eighteen",
          "nineteen",
          "twenty");

  private Numerals() {}

  /** The value of a word as cut by {@link Words}, or empty when it is no numeral. */
  public static OptionalDouble valueOf(String word) {
    if (DIGITS.matcher(word).matches()) {
      return OptionalDouble.of(Double.parseDouble(word));
    }
    int spelled = SPELLED.indexOf(word);
    return spelled < 0 ? OptionalDouble.empty() : OptionalDouble.of(spelled);
  }
}
