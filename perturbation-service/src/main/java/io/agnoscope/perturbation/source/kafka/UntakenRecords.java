package io.agnoscope.perturbation.source.kafka;

import io.agnoscope.perturbation.ingest.Refusal;
import io.agnoscope.perturbation.ingest.RefusalCause;
import io.agnoscope.perturbation.source.NotKept;
import io.agnoscope.schemas.DeadLetter;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.deadletter.DeadLetters;
import io.agnoscope.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes dead letters of a source's records that could not be taken. Thread-safe. */
final class UntakenRecords {

  /** The step that gives up, as dead letters name it. */
  static final String STAGE = "ingest";

  private static final Logger LOG = LoggerFactory.getLogger(UntakenRecords.class);

  /** Room for everything around the record's own bytes. */
  private static final int OVERHEAD_BYTES = 16_384;

  private final Producer<byte[], byte[]> producer;
  private final RecordCodec codec;
  private final InstantSource clock;
  private final Consumer<String> causes;

  /**
   * A writer of dead letters.
   *
   * @param causes told of each dead letter's cause
   */
  UntakenRecords(
      Producer<byte[], byte[]> producer,
      RecordCodec codec,
      InstantSource clock,
      Consumer<String> causes) {
    this.producer = producer;
    this.codec = codec;
    this.clock = clock;
    this.causes = causes;
  }

  /**
   * Writes the dead letter of a record. Bytes that are too large to travel stay in the source's
   * topic, of which the letter says the place.
   *
   * @param sampleId of the request in the record, when it has one: so that erasing finds the letter
   * @return done once the broker acknowledged it
   */
  CompletionStage<Void> write(
      String cause,
      String detail,
      Place place,
      byte @Nullable [] key,
      byte @Nullable [] value,
      @Nullable String sampleId) {
    boolean fits =
        length(key) + length(value) <= Topics.DEAD_LETTERS.maxMessageBytes() - OVERHEAD_BYTES;
    DeadLetter letter =
        DeadLetters.of(
            STAGE,
            cause,
            fits ? detail : detail + "; its bytes are too many to travel",
            place.partition().topic(),
            place.partition().partition(),
            place.offset(),
            fits ? key : null,
            fits ? value : null,
            clock.instant());
    // A source's keys are its own, and name no Samples.
    letter.setSampleId(sampleId);
    LOG.warn(
        "a record could not be taken cause={} topic={} partition={} offset={}",
        cause,
        place.partition().topic(),
        place.partition().partition(),
        place.offset());
    CompletableFuture<Void> kept = new CompletableFuture<>();
    try {
      var unused =
          producer.send(
              new ProducerRecord<>(
                  Topics.DEAD_LETTERS.name(),
                  letter.getId().getBytes(StandardCharsets.UTF_8),
                  codec.encode(letter)),
              (metadata, failure) -> {
                if (failure == null) {
                  causes.accept(cause);
                  kept.complete(null);
                } else {
                  kept.completeExceptionally(failure);
                }
              });
    } catch (KafkaException e) {
      kept.completeExceptionally(e);
    }
    return kept;
  }

  /**
   * What was kept, or else the dead letter of what will never be, however often it is tried.
   *
   * @param kept done once it is kept
   */
  CompletionStage<Void> unlessKept(
      CompletionStage<Void> kept,
      Place place,
      byte @Nullable [] key,
      byte @Nullable [] value,
      @Nullable String sampleId) {
    return kept.exceptionallyCompose(failure ->
        forGood(failure)
            .map(refusal ->
                write(refusal.cause().label(), refusal.reason(), place, key, value, sampleId))
            .orElseGet(() -> CompletableFuture.failedStage(failure)));
  }

  private static Optional<Refusal> forGood(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return cause instanceof RecordTooLargeException
        ? Optional.of(
            new Refusal(RefusalCause.SAMPLE_TOO_LARGE, "the Sample is too large for its topic"))
        : NotKept.forGood(failure);
  }

  private static long length(byte @Nullable [] bytes) {
    return bytes == null ? 0 : bytes.length;
  }
}
