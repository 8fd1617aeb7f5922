package io.agnoscope.trainer.domain.batch;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.sample.TaskClass;
import io.agnoscope.stimuli.sample.View;
import io.agnoscope.trainer.domain.trial.PreparedTrial;
import io.agnoscope.trainer.domain.trial.ProbeFamily;
import io.agnoscope.trainer.domain.trial.ProbeTrials;
import io.agnoscope.trainer.domain.trial.Trainable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Composes the batches of a run, none with a View of the WATCH split. Each follows from the run's
 * randomness and its step alone, so that a run that was cut short goes on with the same ones.
 */
public final class BatchComposer {

  private final BatchShape shape;
  private final HardExamples hardExamples;
  private final ProbeTrials probes;
  private final Randomness randomness;

  /**
   * A composer whose batches depend on nothing but what it is given.
   *
   * @param probes the stream of fresh probes, in training phrasings
   */
  public BatchComposer(
      BatchShape shape, HardExamples hardExamples, ProbeTrials probes, Randomness randomness) {
    this.shape = shape;
    this.hardExamples = hardExamples;
    this.probes = probes;
    this.randomness = randomness;
  }

  /**
   * The batch of a step, of {@link BatchShape#trials} Trials in random order. At least half of them
   * are freshly drawn probes, so that whoever sends traffic never has the larger part, and no more
   * than the other half can be without a label.
   */
  public List<PreparedTrial> batch(int step) {
    Draw draw = new Draw(step);
    List<PreparedTrial> batch = new ArrayList<>(shape.trials());
    for (int index = 0; index < shape.imageHeavy(); index++) {
      batch.add(draw.perturbed(TaskClass.IMAGE_HEAVY));
    }
    for (int index = 0; index < shape.textHeavy(); index++) {
      batch.add(draw.perturbed(TaskClass.TEXT_HEAVY));
    }
    for (int index = 0; index < shape.ordinary(); index++) {
      batch.add(draw.ordinary());
    }
    return draw.ofStep.shuffle(batch);
  }

  /** What is drawn for one batch. */
  private final class Draw {

    private final Randomness ofStep;
    private long nextProbe;
    private int hardLeft = shape.trials() / 2;

    Draw(int step) {
      ofStep = randomness.split("step-" + step);
      nextProbe = (long) step * shape.trials();
    }

    PreparedTrial perturbed(TaskClass taskClass) {
      long probe = nextProbe++;
      return hard(taskClass).orElseGet(() -> freshProbe(taskClass, probe));
    }

    PreparedTrial ordinary() {
      long probe = nextProbe++;
      return hard(TaskClass.MULTIMODAL)
          .orElseGet(() ->
              ofStep.nextDouble() < shape.hintShare()
                  ? probes.hintedOfAnyFamily(probe)
                  : probes.cleanOfAnyFamily(probe));
    }

    private Optional<PreparedTrial> hard(TaskClass taskClass) {
      if (ofStep.nextDouble() >= shape.hardShare() || hardLeft == 0) {
        return Optional.empty();
      }
      Optional<PreparedTrial> drawn =
          hardExamples.draw(trial -> trial.taskClass() == taskClass, ofStep);
      drawn.ifPresent(trial -> hardLeft--);
      return drawn.map(this::withSomeViews);
    }

    private PreparedTrial freshProbe(TaskClass taskClass, long probe) {
      List<ProbeFamily> families =
          ProbeFamily.all().stream()
              .filter(family ->
                  family instanceof ProbeFamily.Visual == (taskClass == TaskClass.IMAGE_HEAVY))
              .toList();
      return withSomeViews(probes.withTrainableViews(ofStep.pick(families), probe));
    }

    private PreparedTrial withSomeViews(PreparedTrial trial) {
      List<View> views = ofStep.shuffle(Trainable.of(trial).perturbed());
      return trial.withPerturbed(views.stream().limit(shape.viewsPerTrial()).toList());
    }
  }
}
