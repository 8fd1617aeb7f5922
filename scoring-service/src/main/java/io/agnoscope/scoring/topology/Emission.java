package io.agnoscope.scoring.topology;

/** A value on its way out of the scoring task. */
@SuppressWarnings("ArrayRecordComponent") // made, sent and never compared
record Emission(Destination destination, byte[] value) {
  enum Destination {
    HARD_EXAMPLES,
    DEAD_LETTERS,
    PARTS
  }
}
