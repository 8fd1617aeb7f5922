package io.agnoscope.inference.worker;

import io.agnoscope.inference.Fixtures;
import io.agnoscope.schemas.Trial;
import io.agnoscope.schemas.TrialAnswers;
import io.agnoscope.schemas.topic.Topics;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** Deliveries for tests. */
final class Deliveries {

  private Deliveries() {}

  /** A record at an offset of partition 0, delivered so often. */
  static Delivery of(long offset, byte @Nullable [] value, int count) {
    return new Delivery(
        new ConsumerRecord<>(
            Topics.TRIALS.name(),
            0,
            offset,
            0,
            TimestampType.CREATE_TIME,
            0,
            value == null ? -1 : value.length,
            "key".getBytes(java.nio.charset.StandardCharsets.UTF_8),
            value,
            new RecordHeaders(),
            Optional.empty(),
            Optional.of((short) count)),
        count);
  }

  /** The answers of a Trial without Views. */
  static TrialAnswers answers(String sampleId) {
    Trial trial = Fixtures.trial("t", sampleId);
    return TrialAnswers.newBuilder()
        .setTrialId(trial.getId())
        .setSampleId(sampleId)
        .setTarget("t")
        .setCheckpoint("c")
        .setMeasurementVersion("m")
        .setTrial(trial)
        .setAnswers(List.of())
        .setStartedAt(Fixtures.NOW)
        .setAnsweredAt(Fixtures.NOW)
        .build();
  }
}
