package io.agnoscope.perturbation.replay;

import java.util.List;

/** Remembers how replays stand beyond the end of the process, and for other instances. */
public interface ReplayNotes {

  /**
   * Keeps how a replay stands, in place of what was kept of that run before.
   *
   * @throws BrokerAwayException when it is not known to be kept
   */
  void keep(ReplayStatus status) throws BrokerAwayException, InterruptedException;

  /**
   * What is kept, of all instances.
   *
   * @throws BrokerAwayException when it cannot be read now
   */
  List<ReplayStatus> kept() throws BrokerAwayException, InterruptedException;
}
