package io.agnoscope.vlm.tokenizer;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Cuts text into lower-case words, numerals and arithmetic signs; other punctuation is dropped. */
public final class Words {

  private static final Pattern WORD =
      Pattern.compile("\\p{L}+(?:['’]\\p{L}+)?|\\d{1,9}(?:\\.\\d{1,4})?|[+\\-−*×÷/=<>]");

  private Words() {}

  /** The words of a text, in order; empty for a text without any. */
  public static List<String> of(String text) {
    return WORD.matcher(text.toLowerCase(Locale.ROOT)).results().map(MatchResult::group).toList();
  }
}
