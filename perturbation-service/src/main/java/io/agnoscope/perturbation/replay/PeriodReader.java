package io.agnoscope.perturbation.replay;

import java.util.Optional;

/** Reads the records of a period, each once, whatever order they are in. Used by one thread. */
public interface PeriodReader extends AutoCloseable {

  /**
   * The next record; empty when there is none just now. Waits for the broker a moment at most.
   *
   * @throws BrokerAwayException when it may help to ask again later
   */
  Optional<KeptRecord> next() throws BrokerAwayException, InterruptedException;

  /** Whether every record of the period was given. */
  boolean done();

  /** Records that have to be looked at, about; 0 until that is known. */
  long records();

  /** Of these, that were. */
  long recordsRead();

  @Override
  void close();
}
