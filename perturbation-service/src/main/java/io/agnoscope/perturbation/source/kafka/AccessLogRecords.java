package io.agnoscope.perturbation.source.kafka;

import io.agnoscope.perturbation.ingest.RefusalCause;
import io.agnoscope.perturbation.source.AccessLogIntake;
import io.agnoscope.perturbation.source.Taken;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Takes access logs, one line a record. */
final class AccessLogRecords implements RecordIntake {

  private final AccessLogIntake intake;
  private final UntakenRecords untaken;
  private final int maxLineBytes;
  private final InstantSource clock;

  AccessLogRecords(
      AccessLogIntake intake, UntakenRecords untaken, int maxLineBytes, InstantSource clock) {
    this.intake = intake;
    this.untaken = untaken;
    this.maxLineBytes = maxLineBytes;
    this.clock = clock;
  }

  @Override
  public List<Work> take(ConsumerRecord<byte[], byte[]> entry) {
    return List.of(new Work(List.of(Place.of(entry)), taken(entry)));
  }

  private CompletionStage<Void> taken(ConsumerRecord<byte[], byte[]> entry) {
    byte[] line = entry.value();
    if (line == null || line.length == 0) {
      return give(entry, RefusalCause.EMPTY_BODY.label(), "the record has no value", null);
    }
    if (line.length > maxLineBytes) {
      return give(
          entry,
          RefusalCause.LINE_TOO_LONG.label(),
          "the line has more than " + maxLineBytes + " bytes",
          null);
    }
    try {
      return switch (intake.take(line, clock.instant())) {
        case Taken.Sent sent ->
            untaken.unlessKept(
                sent.kept(), Place.of(entry), entry.key(), entry.value(), sent.sampleId());
        case Taken.PassedOver passedOver -> CompletableFuture.completedFuture(null);
        case Taken.Refused refused ->
            give(
                entry,
                refused.refusal().cause().label(),
                refused.refusal().reason(),
                refused.sampleId());
      };
    } catch (KafkaException e) {
      throw e;
    } catch (RuntimeException e) {
      return give(entry, RefusalCause.INTERNAL.label(), e.getClass().getName(), null);
    }
  }

  private CompletionStage<Void> give(
      ConsumerRecord<byte[], byte[]> entry,
      String cause,
      String detail,
      @Nullable String sampleId) {
    return untaken.write(cause, detail, Place.of(entry), entry.key(), entry.value(), sampleId);
  }

  @Override
  public List<Work> due() {
    return List.of();
  }

  @Override
  public void forget() {
    // No record waits for another.
  }
}
