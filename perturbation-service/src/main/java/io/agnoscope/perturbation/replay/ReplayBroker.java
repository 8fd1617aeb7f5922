package io.agnoscope.perturbation.replay;

import java.time.Instant;

/** What a replay reads and writes. What it opens connects when it is first used. */
public interface ReplayBroker {

  /** The Samples that were kept in a period, by the time of their records. */
  PeriodReader samples(Instant from, Instant to);

  /** What was erased since. */
  Erasures erasures(Instant since);

  /** Where Trials go. */
  TrialLog trials();
}
