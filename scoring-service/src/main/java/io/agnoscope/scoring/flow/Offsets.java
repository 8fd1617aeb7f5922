package io.agnoscope.scoring.flow;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the broker told at one time.
 *
 * @param ends each topic's end: the sum over its partitions
 * @param begins each topic's beginning likewise
 * @param readings of groups
 */
record Offsets(
    Instant at, Map<String, Long> ends, Map<String, Long> begins, List<Reading> readings) {

  /**
   * How far a group is in a topic.
   *
   * @param position the sum of what it committed; null for a share group
   * @param lag records that wait
   */
  record Reading(String group, String topic, boolean share, @Nullable Long position, long lag) {}

  /** The position of a group in a topic, if the group was there. */
  @Nullable Long position(String group, String topic) {
    for (Reading reading : readings) {
      if (reading.group().equals(group) && reading.topic().equals(topic)) {
        return reading.position();
      }
    }
    return null;
  }
}
