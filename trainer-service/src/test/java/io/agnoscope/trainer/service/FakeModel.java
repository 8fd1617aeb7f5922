package io.agnoscope.trainer.service;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.sample.View;
import io.agnoscope.trainer.Checkpoints;
import io.agnoscope.trainer.domain.run.Losses;
import io.agnoscope.trainer.domain.trial.PreparedTrial;
import io.agnoscope.vlm.Checkpoint;
import io.agnoscope.vlm.CheckpointException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Always right on clean Views; on perturbed ones as often as it is told, per generation. */
final class FakeModel implements Model {

  private final double parentAccuracy;
  private final double trainedAccuracy;
  private final Losses losses;
  private Runnable onAnswering = () -> {};
  private Runnable onStep = () -> {};
  private String weights = "";

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

  void whenStepping(Runnable action) {
    onStep = action;
  }

  /** What the last snapshot had learned. */
  String weights() {
    return weights;
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
  public Learning learning(Checkpoint parent, long seed) {
    return new FakeLearning("");
  }

  @Override
  public Learning resume(Checkpoint parent, long seed, byte[] state) {
    String learned = new String(state, StandardCharsets.UTF_8);
    if (!learned.startsWith("learned")) {
      throw new CheckpointException("no state of a fake");
    }
    return new FakeLearning(learned);
  }

  @Override
  public String objective() {
    return "none";
  }

  @Override
  public Optional<byte[]> asSeen(byte[] image) {
    return Optional.of(image);
  }

  @Override
  public int maxOptions() {
    return 6;
  }

  /** Its weights are what it was shown, in order. */
  private final class FakeLearning implements Learning {
    private String learned;

    FakeLearning(String learned) {
      this.learned = learned;
    }

    @Override
    public Losses step(List<PreparedTrial> batch, double progress) {
      onStep.run();
      String ids = batch.stream().map(PreparedTrial::sampleId).collect(Collectors.joining(" "));
      learned = "learned " + Objects.hash(learned, ids, progress);
      return losses;
    }

    @Override
    public byte[] state() {
      return learned.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Checkpoint snapshot(Lesson lesson) {
      weights = learned;
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
