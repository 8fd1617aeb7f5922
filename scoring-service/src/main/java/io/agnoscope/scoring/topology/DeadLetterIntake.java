package io.agnoscope.scoring.topology;

import java.time.Instant;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Counts dead letters and gives their Samples the outcome. */
final class DeadLetterIntake extends ContextualProcessor<String, String, Void, Void> {
  private final ScoringSettings settings;
  private @Nullable SampleLedger samples;
  private @Nullable Counts counts;

  DeadLetterIntake(ScoringSettings settings) {
    this.settings = settings;
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    super.init(context);
    samples = TaskState.samples(context, settings);
    counts = TaskState.counts(context);
  }

  @Override
  public void process(Record<String, String> record) {
    if (samples == null || counts == null) {
      throw new IllegalStateException("init comes before process");
    }
    DeadLetterNote note = DeadLetterNote.parse(record.value());
    counts.add(new CountKey.DeadLetters(note.stage(), note.cause()), 1);
    if (!note.sampleId().isEmpty()) {
      samples.end(
          note.sampleId(),
          Outcome.ofDeadLetter(note.cause()),
          Instant.ofEpochMilli(record.timestamp()));
    }
  }
}
