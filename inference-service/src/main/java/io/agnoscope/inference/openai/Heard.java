package io.agnoscope.inference.openai;

import io.agnoscope.inference.answering.Reply;

/** What came of a request with all its tries. */
sealed interface Heard {

  /** An answer. */
  record Said(Completion completion) implements Heard {}

  /**
   * None.
   *
   * @param why {@link Reply.Unable} or {@link Reply.NotNow}
   */
  record Not(Reply why) implements Heard {}
}
