package io.agnoscope.scoring.topology;

import io.agnoscope.schemas.HardExample;
import io.agnoscope.schemas.TrialAnswers;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.codec.UndecodableRecordException;
import io.agnoscope.schemas.identity.Runs;
import io.agnoscope.schemas.topic.Topics;
import io.agnoscope.scoring.statistics.AskedTrial;
import io.agnoscope.scoring.statistics.Observation;
import io.agnoscope.scoring.topology.CountKey.Trials;
import io.agnoscope.scoring.topology.Emission.Destination;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Scores each Trial once. Reading is pure and comes first, so that a record which cannot be read
 * leaves no trace in the stores; everything behind it is one transaction with the input's offset.
 * What answers mean costs a model's time, and is asked of a Trial's first answers only.
 */
final class AnswerScorer extends ContextualProcessor<byte[], byte[], String, Emission> {
  /** What a worker says of a View that it could not ask before the Trial's deadline. */
  static final String DEADLINE = "deadline";

  /** Room for the batch around a record. */
  private static final int OVERHEAD_BYTES = 1024;

  private final RecordCodec codec;
  private final ScoringSettings settings;
  private @Nullable TaskState state;

  AnswerScorer(RecordCodec codec, ScoringSettings settings) {
    this.codec = codec;
    this.settings = settings;
  }

  @Override
  public void init(ProcessorContext<String, Emission> context) {
    super.init(context);
    TaskState opened = TaskState.open(context, settings);
    state = opened;
    context.schedule(
        settings.forwardEvery(),
        PunctuationType.WALL_CLOCK_TIME,
        now -> {
          opened.trials().forget();
          opened.pairs().forget();
          forwardChanges(opened, now);
        });
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    TaskState open = open();
    if (Erasure.is(record)) {
      eraseHardExample(record);
      return;
    }
    TrialAnswers answers;
    try {
      answers = decode(record);
    } catch (UnreadableException e) {
      open.counts().add(new Trials(Trials.UNKNOWN, Outcome.DEAD_LETTERED.name()), 1);
      ScoringSpans.refused(e);
      context().forward(Refusals.of(context(), codec, record, e));
      return;
    }
    try {
      take(open, record, answers, read(answers));
    } catch (UnreadableException e) {
      count(open, answers, Outcome.DEAD_LETTERED.name());
      ScoringSpans.refused(e);
      context()
          .forward(
              Targets.decideSample(answers)
                  ? Refusals.of(context(), codec, record, e)
                  : Refusals.ofNoSample(context(), codec, record, e));
    }
  }

  private TrialAnswers decode(Record<byte[], byte[]> record) throws UnreadableException {
    TrialAnswers answers;
    try {
      answers = codec.decode(record.value(), TrialAnswers.class);
    } catch (UndecodableRecordException e) {
      throw UnreadableException.undecodable(e);
    }
    byte[] id = answers.getSampleId().getBytes(StandardCharsets.UTF_8);
    if (!Arrays.equals(id, record.key())) {
      // Its partition is another one's, where a repetition of it would not be noticed.
      throw new UnreadableException(
          UnreadableException.INCONSISTENT, "the key is not the sample id");
    }
    return answers;
  }

  private static AskedTrial read(TrialAnswers answers) throws UnreadableException {
    try {
      return TrialReading.read(answers);
    } catch (RuntimeException e) {
      throw unexpected(e);
    }
  }

  private ScoredTrial observe(TrialAnswers answers, AskedTrial trial) throws UnreadableException {
    try {
      return ScoredTrial.of(answers, trial, settings.embeddings());
    } catch (RuntimeException e) {
      throw unexpected(e);
    }
  }

  /**
   * A defect of ours on one record must not stop the partition; its bytes are kept with the cause.
   */
  private static UnreadableException unexpected(RuntimeException defect) {
    return new UnreadableException(
        UnreadableException.UNEXPECTED, defect.getClass().getSimpleName());
  }

  private void take(
      TaskState open, Record<byte[], byte[]> record, TrialAnswers answers, AskedTrial trial)
      throws UnreadableException {
    String id = answers.getTrialId();
    Instant createdAt = answers.getTrial().getCreatedAt();
    Instant appendedAt = Instant.ofEpochMilli(record.timestamp());
    switch (open.trials().judge(id, createdAt, appendedAt)) {
      case DUPLICATE -> count(open, answers, Trials.DUPLICATE);
      case LATE -> end(open, answers, Outcome.LATE, appendedAt);
      case FIRST -> {
        ScoredTrial scored = observe(answers, trial);
        open.trials().enter(id, createdAt, appendedAt);
        score(open, record, scored, appendedAt);
      }
    }
  }

  private void score(
      TaskState open, Record<byte[], byte[]> record, ScoredTrial scored, Instant appendedAt)
      throws UnreadableException {
    if (!scored.trial().scorable()) {
      String cause = TrialReading.cleanCause(scored.answers());
      if (!cause.equals(DEADLINE)) {
        throw new UnreadableException(UnreadableException.CLEAN_UNANSWERED, "cause=" + cause);
      }
      end(open, scored.answers(), Outcome.EXPIRED, appendedAt);
      return;
    }
    ScoringSpans.observed(scored.observations().size());
    String stratum = scored.stratum();
    for (Observation observation : scored.observations()) {
      SeriesKey series = scored.series(observation.monitor());
      open.series().add(series, observation.sums(), appendedAt);
      if (scored.decidesSample()) {
        double value = ObservedValue.of(observation);
        open.tallies()
            .add(
                MonitorKey.of(series),
                series.checkpoint(),
                stratum,
                value,
                scored.answers().getSampleId());
      }
    }
    if (Runs.isLive(scored.answers().getRun())) {
      open.pairs()
          .enter(scored, appendedAt)
          .ifPresent(pair -> open.tallies().add(pair, scored.answers().getSampleId()));
    }
    end(open, scored.answers(), Outcome.SCORED, appendedAt);
    if (scored.decidesSample()) {
      forwardHardExample(open, record, scored, appendedAt);
    }
  }

  private static void end(TaskState open, TrialAnswers answers, Outcome outcome, Instant at) {
    count(open, answers, outcome.name());
    if (Targets.decideSample(answers)) {
      open.samples().end(answers.getSampleId(), outcome, at);
    }
  }

  private static void count(TaskState open, TrialAnswers answers, String outcome) {
    open.counts().add(Trials.of(answers, outcome), 1);
    ScoringSpans.ended(answers, outcome);
  }

  private void forwardHardExample(
      TaskState open, Record<byte[], byte[]> record, ScoredTrial scored, Instant at) {
    HardExample example = scored.hardExample(at);
    if (example == null) {
      return;
    }
    byte[] encoded = codec.encode(example);
    if (encoded.length > Topics.HARD_EXAMPLES.maxMessageBytes() - OVERHEAD_BYTES) {
      // Sending it would fail the transaction, again and again; its answers stay where they are.
      open.counts().add(new CountKey.HardExamplesTooLarge(), 1);
      return;
    }
    context()
        .forward(
            record
                .withKey(example.getSampleId())
                .withValue(new Emission(Destination.HARD_EXAMPLES, encoded)));
  }

  /**
   * Erases a hard example that was made of answers from before their erasure, for whoever erases
   * cannot know how far behind this task is.
   */
  private void eraseHardExample(Record<byte[], byte[]> record) {
    byte[] key = record.key();
    if (key != null) {
      context()
          .forward(
              record
                  .withKey(new String(key, StandardCharsets.UTF_8))
                  .withValue(new Emission(Destination.HARD_EXAMPLES, null)));
    }
  }

  private void forwardChanges(TaskState open, long now) {
    int partition = context().taskId().partition();
    for (SeriesLedger.Change change : open.series().takeChanges()) {
      byte[] part = new Part(partition, change.sums()).encode(codec);
      context()
          .forward(new Record<>(change.windowKey(), new Emission(Destination.PARTS, part), now));
    }
    forwardIncrements(open.tallies().take(), now);
    forwardIncrements(open.flows().take(), now);
  }

  private void forwardIncrements(List<Tallies.Increment> increments, long now) {
    for (Tallies.Increment increment : increments) {
      byte[] value = codec.encode(increment.value());
      context()
          .forward(
              new Record<>(
                  increment.key().text(),
                  new Emission(Destination.TALLIES, value),
                  now,
                  increment.headers()));
    }
  }

  private TaskState open() {
    if (state == null) {
      throw new IllegalStateException("init comes before process");
    }
    return state;
  }
}
