package io.agnoscope.scoring.notification;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts in memory. */
final class CountedOutcomes implements NotificationCounter {
  private final Map<String, Integer> counts = new ConcurrentHashMap<>();

  @Override
  public void begin(String receiver) {}

  @Override
  public void count(String receiver, String outcome) {
    counts.merge(receiver + " " + outcome, 1, Integer::sum);
  }

  int of(String receiver, String outcome) {
    return counts.getOrDefault(receiver + " " + outcome, 0);
  }
}
