package io.agnoscope.scoring.topology;

import org.jspecify.annotations.Nullable;

/**
 * A value on its way out of the scoring task.
 *
 * @param value null erases what was sent under the same key
 */
@SuppressWarnings("ArrayRecordComponent") // made, sent and never compared
record Emission(Destination destination, byte @Nullable [] value) {
  enum Destination {
    HARD_EXAMPLES,
    DEAD_LETTERS,
    PARTS,
    TALLIES,
    MONITORS,
    COMPARISONS,
    ALERTS
  }
}
