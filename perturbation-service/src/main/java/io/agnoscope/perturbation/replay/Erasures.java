package io.agnoscope.perturbation.replay;

/** Knows which Samples were erased after they were kept. Used by one thread. */
public interface Erasures extends AutoCloseable {

  /**
   * Reads on. Waits for the broker a moment at most.
   *
   * @return whether everything is known that was erased when the reading on began
   * @throws BrokerAwayException when it may help to ask again later
   */
  boolean refresh() throws BrokerAwayException, InterruptedException;

  /** Whether the Sample of this record was erased, as far as was read. */
  boolean erased(KeptRecord.Kept kept);

  @Override
  void close();
}
