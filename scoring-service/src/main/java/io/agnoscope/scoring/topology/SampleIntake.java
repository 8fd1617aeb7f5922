package io.agnoscope.scoring.topology;

import io.agnoscope.schemas.Sample;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.codec.UndecodableRecordException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Counts what was accepted, and looks after what has no outcome. */
final class SampleIntake extends ContextualProcessor<byte[], byte[], String, Emission> {
  private static final Duration REVIEW_EVERY = Duration.ofSeconds(1);

  private final RecordCodec codec;
  private final ScoringSettings settings;
  private @Nullable SampleLedger samples;

  SampleIntake(RecordCodec codec, ScoringSettings settings) {
    this.codec = codec;
    this.settings = settings;
  }

  @Override
  public void init(ProcessorContext<String, Emission> context) {
    super.init(context);
    SampleLedger opened = TaskState.samples(context, settings);
    samples = opened;
    context.schedule(
        REVIEW_EVERY,
        PunctuationType.WALL_CLOCK_TIME,
        now -> opened.review(Instant.ofEpochMilli(now)));
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    if (Erasure.is(record)) {
      return;
    }
    try {
      Sample sample = read(record);
      if (samples != null && sample.getRun().equals(SeriesKey.LIVE)) {
        // A producer's clock may be ahead; waiting for it would hide a loss.
        long at = Math.min(record.timestamp(), context().currentSystemTimeMs());
        samples.accept(AcceptedSample.of(sample), Instant.ofEpochMilli(at));
      }
    } catch (UnreadableException e) {
      context().forward(Refusals.of(context(), codec, record, e));
    }
  }

  private Sample read(Record<byte[], byte[]> record) throws UnreadableException {
    Sample sample;
    try {
      sample = codec.decode(record.value(), Sample.class);
    } catch (UndecodableRecordException e) {
      throw UnreadableException.undecodable(e);
    }
    if (!Arrays.equals(sample.getId().getBytes(StandardCharsets.UTF_8), record.key())) {
      throw new UnreadableException(
          UnreadableException.INCONSISTENT, "the key is not the sample id");
    }
    return sample;
  }
}
