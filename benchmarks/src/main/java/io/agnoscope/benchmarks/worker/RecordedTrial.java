package io.agnoscope.benchmarks.worker;

import io.agnoscope.schemas.Trial;

/**
 * A Trial as the perturbation-service made it of a probe.
 *
 * @param key of the record: the Sample's id
 * @param value of the record
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record RecordedTrial(String key, byte[] value, Trial trial) {

  /** How many Views it has. */
  int views() {
    return trial.getViews().size();
  }
}
