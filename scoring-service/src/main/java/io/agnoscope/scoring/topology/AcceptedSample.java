package io.agnoscope.scoring.topology;

import io.agnoscope.schemas.Sample;

/**
 * What is counted of an accepted Sample.
 *
 * @param taskClassBasis the TaskClassBasis' name
 * @param sampledOutBefore how many of the same source the budget left out since the one before this
 */
record AcceptedSample(
    String id, String source, String target, String taskClassBasis, long sampledOutBefore) {
  static AcceptedSample of(Sample sample) {
    return new AcceptedSample(
        sample.getId(),
        sample.getSource(),
        sample.getTarget(),
        sample.getTaskClassBasis().name(),
        sample.getSampledOutBefore());
  }
}
