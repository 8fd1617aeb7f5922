package io.agnoscope.perturbation.replay;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Notes in memory. */
public final class MemoryReplayNotes implements ReplayNotes {

  final Map<String, ReplayStatus> byRun = new ConcurrentHashMap<>();
  volatile boolean away;

  @Override
  public void keep(ReplayStatus status) throws BrokerAwayException {
    mayFail();
    byRun.put(status.run(), status);
  }

  @Override
  public List<ReplayStatus> kept() throws BrokerAwayException {
    mayFail();
    return List.copyOf(byRun.values());
  }

  ReplayStatus last(String run) {
    return requireNonNull(byRun.get(run));
  }

  private void mayFail() throws BrokerAwayException {
    if (away) {
      throw new BrokerAwayException(new IOException("away for the test"));
    }
  }
}
