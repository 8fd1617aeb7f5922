package io.agnoscope.perturbation.source;

import io.agnoscope.perturbation.ingest.Refusal;

/** What was read from one line of an access log. */
public sealed interface LogLine {

  /** A request that production answered. */
  record Served(ServedExchange exchange) implements LogLine {}

  /** Production did not answer it: its status is not of success. */
  record NotServed() implements LogLine {}

  /** The line is not of the form. */
  record Unreadable(Refusal refusal) implements LogLine {}
}
