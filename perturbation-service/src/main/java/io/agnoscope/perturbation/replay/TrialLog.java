package io.agnoscope.perturbation.replay;

import io.agnoscope.perturbation.trial.UnusableSampleException;
import io.agnoscope.schemas.Sample;

/** Makes Trials of Samples and keeps them. Used by one thread. */
public interface TrialLog extends AutoCloseable {

  /**
   * Keeps the Trial of a Sample for its run and target, and waits for the acknowledgement. Again is
   * harmless: it is the same Trial.
   *
   * @throws BrokerAwayException when it may not be kept, and it may help to try again later
   * @throws UnusableSampleException when no Trial can be made of it, now or ever
   */
  void append(Sample sample)
      throws UnusableSampleException, BrokerAwayException, InterruptedException;

  @Override
  void close();
}
