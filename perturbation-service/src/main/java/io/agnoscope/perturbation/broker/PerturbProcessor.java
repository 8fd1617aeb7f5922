package io.agnoscope.perturbation.broker;

import static java.util.Objects.requireNonNull;

import io.agnoscope.perturbation.trial.TrialMaker;
import io.agnoscope.perturbation.trial.UnusableSampleException;
import io.agnoscope.schemas.DeadLetter;
import io.agnoscope.schemas.Sample;
import io.agnoscope.schemas.Trial;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.deadletter.DeadLetters;
import io.agnoscope.tracing.ActiveSpan;
import io.agnoscope.tracing.SpanAttributes;
import io.agnoscope.tracing.TraceHeaders;
import io.agnoscope.tracing.Traces;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a Trial of each Sample, or a dead letter. Never throws for what is in a record. */
final class PerturbProcessor implements Processor<byte[], byte[], byte[], byte[]> {

  private static final Logger LOG = LoggerFactory.getLogger(PerturbProcessor.class);

  private final RecordCodec codec;
  private final TrialRecords records;
  private final InstantSource clock;
  private final Consumer<PerturbOutcome> outcomes;
  private final Traces traces;
  private @Nullable ProcessorContext<byte[], byte[]> context;

  PerturbProcessor(
      RecordCodec codec,
      TrialMaker maker,
      InstantSource clock,
      Consumer<PerturbOutcome> outcomes,
      Traces traces) {
    this.codec = codec;
    this.traces = traces;
    this.records = new TrialRecords(codec, maker);
    this.clock = clock;
    this.outcomes = outcomes;
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> processorContext) {
    this.context = processorContext;
  }

  @Override
  public void process(Record<byte[], byte[]> entry) {
    if (entry.value() == null) {
      // The Sample was erased: there is nothing to ask.
      return;
    }
    RecordMetadata place = requireNonNull(context).recordMetadata().orElseThrow();
    try (ActiveSpan span =
        traces.process(place.topic(), place.partition(), place.offset(), entry.headers())) {
      // Streams would send on whatever headers a record came with, however large.
      perturb(entry.withHeaders(TraceHeaders.of(span.context())), place, span);
    }
  }

  private void perturb(Record<byte[], byte[]> entry, RecordMetadata place, ActiveSpan span) {
    try {
      Sample sample = records.sample(entry.value());
      Trial trial = records.trial(sample);
      describe(span, trial);
      byte[] key = sample.getId().getBytes(StandardCharsets.UTF_8);
      requireNonNull(context)
          .forward(entry.withKey(key).withValue(records.bytes(trial)), PerturbTopology.TRIALS);
      outcomes.accept(new PerturbOutcome.Made());
    } catch (UnusableSampleException e) {
      giveUp(entry, place, span, e.label(), e.detail());
    } catch (KafkaException e) {
      // The broker's trouble and not the record's: the task starts again from here.
      throw e;
    } catch (RuntimeException e) {
      giveUp(entry, place, span, "cannot-perturb", e.toString());
    }
  }

  private static void describe(ActiveSpan span, Trial trial) {
    if (span.recording()) {
      span.set(SpanAttributes.TRIAL, trial.getId())
          .set(SpanAttributes.TARGET, trial.getTarget())
          .set(SpanAttributes.TASK_CLASS, trial.getSample().getTaskClass().name())
          .set(SpanAttributes.SOURCE, trial.getSample().getSource())
          .set(SpanAttributes.VIEWS, trial.getViews().size());
    }
  }

  private void giveUp(
      Record<byte[], byte[]> entry,
      RecordMetadata place,
      ActiveSpan span,
      String cause,
      String detail) {
    DeadLetter letter =
        DeadLetters.of(
            "perturb",
            cause,
            detail,
            place.topic(),
            place.partition(),
            place.offset(),
            entry.key(),
            entry.value(),
            clock.instant());
    LOG.warn(
        "a Sample could not become a Trial cause={} topic={} partition={} offset={}",
        cause,
        place.topic(),
        place.partition(),
        place.offset());
    byte[] key = letter.getId().getBytes(StandardCharsets.UTF_8);
    requireNonNull(context)
        .forward(entry.withKey(key).withValue(codec.encode(letter)), PerturbTopology.DEAD_LETTERS);
    span.failed(cause);
    outcomes.accept(new PerturbOutcome.GivenUp(cause));
  }
}
