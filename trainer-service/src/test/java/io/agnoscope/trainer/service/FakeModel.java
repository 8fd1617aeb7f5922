package io.agnoscope.trainer.service;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.sample.View;
import io.agnoscope.trainer.Checkpoints;
import io.agnoscope.trainer.domain.run.Losses;
import io.agnoscope.trainer.domain.trial.PreparedTrial;
import io.agnoscope.vlm.Checkpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Always right on clean Views; on perturbed ones as often as it is told, per generation. */
final class FakeModel implements Model {

  private final double parentAccuracy;
  private final double trainedAccuracy;
  private final Losses losses;
  private Runnable onAnswering = () -> {};

  FakeModel(double parentAccuracy, double trainedAccuracy, Losses losses) {
    this.parentAccuracy = parentAccuracy;
    this.trainedAccuracy = trainedAccuracy;
    this.losses = losses;
  }

  void breakAnswers() {
    onAnswering =
        () -> {
          throw new IllegalStateException("out of native memory");
        };
  }

  void whenAnswering(Runnable action) {
    onAnswering = action;
  }

  @Override
  public Checkpoint first() {
    return Checkpoints.untrained("first", null);
  }

  @Override
  public Answering answering(Checkpoint checkpoint) {
    onAnswering.run();
    boolean trained = checkpoint.manifest().id().endsWith("-new");
    return new FakeAnswering(trained ? trainedAccuracy : parentAccuracy);
  }

  @Override
  public Learning learning(Checkpoint parent) {
    return new FakeLearning();
  }

  @Override
  public Optional<byte[]> asSeen(byte[] image) {
    return Optional.of(image);
  }

  @Override
  public int maxOptions() {
    return 6;
  }

  private final class FakeLearning implements Learning {
    @Override
    public Losses step(List<PreparedTrial> batch, double progress) {
      return losses;
    }

    @Override
    public Checkpoint snapshot(Lesson lesson) {
      return Checkpoints.untrained(lesson.idPrefix() + "-new", "first");
    }

    @Override
    public void close() {
      Objects.requireNonNull(losses);
    }
  }

  private record FakeAnswering(double perturbedAccuracy) implements Answering {
    @Override
    public List<List<String>> decide(List<PreparedTrial> trials) {
      return trials.stream().map(this::decide).toList();
    }

    private List<String> decide(PreparedTrial trial) {
      Randomness randomness = Randomness.of("fake", trial.sampleId());
      List<String> letters = new ArrayList<>();
      String answer = trial.answer().orElseThrow();
      letters.add(answer);
      for (View view : trial.perturbed()) {
        boolean right =
            view.kind() != View.Kind.PERTURBATION || randomness.nextDouble() < perturbedAccuracy;
        String pushed = view.distractor();
        letters.add(right ? answer : pushed == null ? "none" : pushed);
      }
      return letters;
    }

    @Override
    public void close() {
      assert perturbedAccuracy >= 0;
    }
  }
}
