package io.agnoscope.scoring.view;

import java.time.Instant;
import java.util.Comparator;

/**
 * Where a record stands among the others.
 *
 * @param at what it is ordered by
 * @param partition of its topic, with the offset only there to tell records of one instant apart
 */
record Place(Instant at, int partition, long offset) implements Comparable<Place> {
  private static final Comparator<Place> OLDEST_FIRST =
      Comparator.comparing(Place::at)
          .thenComparingInt(Place::partition)
          .thenComparingLong(Place::offset);

  @Override
  public int compareTo(Place other) {
    return OLDEST_FIRST.compare(this, other);
  }
}
