package io.agnoscope.trainer.domain.batch;

import io.agnoscope.stimuli.Randomness;
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

  /** The batch of a step, of {@link BatchShape#trials} Trials in random order. */
  public List<PreparedTrial> batch(int step) {
    Randomness ofStep = randomness.split("step-" + step);
    long firstProbe = (long) step * shape.trials();
    List<PreparedTrial> batch = new ArrayList<>(shape.trials());
    for (int index = 0; index < shape.imageHeavy(); index++) {
      batch.add(perturbed(true, firstProbe + batch.size(), ofStep));
    }
    for (int index = 0; index < shape.textHeavy(); index++) {
      batch.add(perturbed(false, firstProbe + batch.size(), ofStep));
    }
    for (int index = 0; index < shape.ordinary(); index++) {
      batch.add(ordinary(firstProbe + batch.size(), ofStep));
    }
    return ofStep.shuffle(batch);
  }

  private PreparedTrial ordinary(long probe, Randomness ofStep) {
    return ofStep.nextDouble() < shape.hintShare()
        ? probes.hintedOfAnyFamily(probe)
        : probes.cleanOfAnyFamily(probe);
  }

  private PreparedTrial perturbed(boolean aboutImage, long probe, Randomness ofStep) {
    Optional<PreparedTrial> hard =
        ofStep.nextDouble() < shape.hardShare()
            ? hardExamples.draw(trial -> isAboutImage(trial) == aboutImage, ofStep)
            : Optional.empty();
    PreparedTrial trial = hard.orElseGet(() -> freshProbe(aboutImage, probe, ofStep));
    return trial.withPerturbed(someViews(Trainable.of(trial).perturbed(), ofStep));
  }

  private PreparedTrial freshProbe(boolean aboutImage, long probe, Randomness ofStep) {
    List<ProbeFamily> families =
        ProbeFamily.all().stream()
            .filter(family -> family instanceof ProbeFamily.Visual == aboutImage)
            .toList();
    return probes.withTrainableViews(ofStep.pick(families), probe);
  }

  private List<View> someViews(List<View> views, Randomness ofStep) {
    return ofStep.shuffle(views).stream().limit(shape.viewsPerTrial()).toList();
  }

  private static boolean isAboutImage(PreparedTrial trial) {
    return trial.image(trial.clean()).isPresent();
  }
}
