package io.agnoscope.inference.openai;

import java.time.Duration;

/** What became of one request. */
sealed interface Attempt {

  /** An answer. */
  record Said(Completion completion) implements Attempt {}

  /** The server does not take what was asked: 400, 413 or 422. */
  record Refused(int status) implements Attempt {}

  /** An answer that is none: no JSON, or without a choice. */
  record Unreadable() implements Attempt {}

  /** No answer in time, though others were answered meanwhile: it is what was asked. */
  record Slow() implements Attempt {}

  /**
   * No answer.
   *
   * @param status of HTTP, 0 when there was none
   * @param after how long the server wants to be left alone, 0 when it did not say
   */
  record Gone(Away why, int status, Duration after) implements Attempt {}

  /**
   * Nothing was sent.
   *
   * @param cause fit to be a metric label
   * @param after how long to wait at least before the next try
   */
  record NotSent(String cause, Duration after) implements Attempt {}
}
