package io.agnoscope.scoring.query;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What one instance, or several together, have of a store: of each partition all of it or nothing.
 *
 * @param partitions the rows of each partition that is there
 */
record Share<V>(TreeMap<Integer, List<Row<V>>> partitions) {
  /**
   * A figure.
   *
   * @param key what it is of, as the topology writes it
   * @param start of its window in milliseconds since the epoch; 0 for what has none
   */
  record Row<V>(String key, long start, V value) {}

  /** This and what the other has besides. */
  Share<V> and(Share<V> other) {
    TreeMap<Integer, List<Row<V>>> all = new TreeMap<>(other.partitions);
    all.putAll(partitions);
    return new Share<>(all);
  }

  /** Which of the partitions from 0 on are not there. */
  SortedSet<Integer> missing(int count) {
    SortedSet<Integer> missing = new TreeSet<>();
    for (int partition = 0; partition < count; partition++) {
      if (!partitions.containsKey(partition)) {
        missing.add(partition);
      }
    }
    return missing;
  }

  /** Every row, in the order of the partitions. */
  List<Row<V>> rows() {
    return partitions.values().stream().flatMap(List::stream).toList();
  }
}
