package io.agnoscope.trainer.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle;
import io.agnoscope.trainer.domain.lifecycle.Comparison;
import io.agnoscope.trainer.domain.run.Progress;
import io.agnoscope.trainer.domain.run.RunCause;
import io.agnoscope.trainer.domain.run.RunTrigger;
import io.agnoscope.trainer.domain.run.TrainerState;
import io.agnoscope.trainer.kafka.RefusedStep;
import io.agnoscope.trainer.service.RunReport;
import io.agnoscope.trainer.service.TrainerLoop;
import io.agnoscope.trainer.service.TrainerService;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the trainer is doing, and what it did.
 *
 * @param state STARTING, WAITING, TRAINING, EVALUATING, PAUSED or FAILED
 * @param reason why it is in that state, where there is something to say
 * @param paused whether runs start by themselves
 * @param serving the checkpoint that serves
 * @param training progress of the run that trains
 * @param evaluation progress of the run that the gate examines
 * @param shadow the checkpoint in shadow, which no run starts beside
 * @param next what is missing for the next run
 * @param lastRun since the service started
 * @param signatures with which key checkpoints are announced; null when they are not signed
 * @param checkpoints all of the target, the newest version first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrainerStatus(
    String state,
    @Nullable String reason,
    boolean paused,
    String target,
    @Nullable CheckpointRow serving,
    @Nullable TrainingRow training,
    @Nullable EvaluationRow evaluation,
    @Nullable ShadowRow shadow,
    HardExampleCounts hardExamples,
    RunTrigger.@Nullable Next next,
    @Nullable RunReport lastRun,
    @Nullable SignatureRow signatures,
    List<CheckpointRow> checkpoints) {

  private static final Pattern WORD_BREAK = Pattern.compile("(?<=[a-z])(?=[A-Z])");

  /** One checkpoint. {@code state} is as in the topic: CANDIDATE, SHADOW, PROMOTED and so on. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record CheckpointRow(
      int version,
      String checkpoint,
      @Nullable String parent,
      String state,
      String reason,
      Instant at) {

    static CheckpointRow of(CheckpointLifecycle step) {
      String state =
          WORD_BREAK
              .matcher(step.getClass().getSimpleName())
              .replaceAll("_")
              .toUpperCase(Locale.ROOT);
      return new CheckpointRow(
          step.identity().version(),
          step.identity().checkpoint(),
          step.identity().parent(),
          state,
          step.reason(),
          step.at());
    }
  }

  /**
   * The training part of the run that is under way.
   *
   * @param cause what started it
   * @param share of the steps that is done, in [0, 1]
   */
  public record TrainingRow(
      int version, Instant since, RunCause cause, double share, Progress progress) {

    static TrainingRow of(int version, Instant since, RunCause cause, Progress progress) {
      return new TrainingRow(version, since, cause, progress.share(), progress);
    }
  }

  /** The gate's part of the run that is under way, and what started it. */
  public record EvaluationRow(int version, Instant since, RunCause cause, int asked, int planned) {}

  /**
   * The checkpoint in shadow.
   *
   * @param trials that both it and the serving one are to answer
   * @param comparison how it does so far; null before the first Trial
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ShadowRow(
      int version, Instant since, int trials, @Nullable Comparison comparison) {}

  /**
   * Signatures of announcements.
   *
   * @param keyId fingerprint of the key that signs
   * @param refused versions whose last announcement was not believed when the service started
   */
  public record SignatureRow(String keyId, List<RefusedStep> refused) {}

  /**
   * The hard examples since the start of the service.
   *
   * @param connected whether they can be read now
   * @param buffered how many are held to learn from
   * @param bytes that these hold, about
   * @param bySource those held, by source
   * @param collected those kept, by reason; one may have several
   * @param dropped those not kept or given up for newer ones, by cause
   */
  public record HardExampleCounts(
      boolean connected,
      int buffered,
      long bytes,
      Map<String, Integer> bySource,
      Map<String, Long> collected,
      Map<String, Long> dropped) {}

  static TrainerStatus of(String target, TrainerService service) {
    TrainerLoop.Snapshot snapshot = service.loop().snapshot();
    TrainerState state = snapshot.state();
    List<CheckpointLifecycle> checkpoints = service.registry().lineage().all();
    return new TrainerStatus(
        state.name(),
        reason(state),
        snapshot.paused(),
        target,
        service.registry().lineage().serving().map(CheckpointRow::of).orElse(null),
        state
                instanceof
                TrainerState.Training(int version, Instant since, RunCause cause, Progress progress)
            ? TrainingRow.of(version, since, cause, progress)
            : null,
        state
                instanceof
                TrainerState.Evaluating(
                    int version,
                    Instant since,
                    RunCause cause,
                    int asked,
                    int planned)
            ? new EvaluationRow(version, since, cause, asked, planned)
            : null,
        shadow(service),
        counts(service),
        snapshot.next(),
        snapshot.lastRun(),
        service
            .log()
            .keyId()
            .map(keyId -> new SignatureRow(keyId, service.log().refused()))
            .orElse(null),
        checkpoints.reversed().stream().map(CheckpointRow::of).toList());
  }

  private static @Nullable ShadowRow shadow(TrainerService service) {
    return service
        .registry()
        .lineage()
        .shadow()
        .map(step ->
            new ShadowRow(
                step.identity().version(),
                step.at(),
                service.shadowTrials(),
                service.shadowWatch().of(step).orElse(null)))
        .orElse(null);
  }

  private static @Nullable String reason(TrainerState state) {
    return switch (state) {
      case TrainerState.Starting(String waitingFor) -> "waiting for " + waitingFor;
      case TrainerState.Failed(String reason, Instant at) -> reason;
      case TrainerState.Paused(String because) -> because;
      case TrainerState.Waiting waiting -> null;
      case TrainerState.Training training -> null;
      case TrainerState.Evaluating evaluating -> null;
    };
  }

  private static HardExampleCounts counts(TrainerService service) {
    Map<String, Long> dropped = new TreeMap<>();
    service.collector().dropped().forEach((cause, count) -> dropped.put(cause.label(), count));
    return new HardExampleCounts(
        service.collector().connected(),
        service.buffer().size(),
        service.buffer().bytes(),
        new TreeMap<>(service.buffer().bySource()),
        service.collector().collected(),
        dropped);
  }
}
