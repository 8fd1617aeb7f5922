package io.agnoscope.vlm.tokenizer;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A flat text as the network sees it: the last sentence is the question, all before it context.
 *
 * @param context empty when there is only one sentence
 */
public record Sentences(String context, String question) {

  private static final Pattern END = Pattern.compile("[.!?:]+[\"'”’)]*\\s+(?=\\S)");

  /** Splits after the last full stop, question mark, exclamation mark or colon inside the text. */
  public static Sentences of(String text) {
    String flat = text.strip();
    Matcher matcher = END.matcher(flat);
    int cut = 0;
    while (matcher.find()) {
      cut = matcher.end();
    }
    return new Sentences(flat.substring(0, cut).strip(), flat.substring(cut));
  }
}
