package io.agnoscope.perturbation.source;

import io.agnoscope.perturbation.ingest.RefusalCause;

/** Counts what sources bring. */
public interface SourceCounts {

  /** What became of a request. */
  void request(String source, SourceOutcome outcome);

  /** A request was not sound, as nobody else counts. */
  void refused(RefusalCause cause);

  /** A request is a Sample with what production answered. */
  void answered(String source);

  /** A request is asked without what production answered. */
  void unanswered(String source, NoAnswer cause);

  /** What became of the two halves of an exchange. */
  void exchange(String source, ExchangeEnding ending);
}
