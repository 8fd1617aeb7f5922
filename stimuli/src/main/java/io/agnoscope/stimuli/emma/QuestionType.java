package io.agnoscope.stimuli.emma;

import java.util.Locale;

/** The form of an EMMA-style question. */
public enum QuestionType {
  /** A claim to be judged; two options. */
  YES_NO,
  /** Asks for the value; four options. */
  WHAT,
  /** A statement without its value; four options. */
  FILL_IN_THE_BLANK,
  /** A false statement, and four statements of which one is true; the false one is none of them. */
  CORRECTION;

  /** The name in Samples and files: {@code yes-no, what, fill-in-the-blank, correction}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** How many options there are. */
  public int options() {
    return this == YES_NO ? 2 : 4;
  }
}
