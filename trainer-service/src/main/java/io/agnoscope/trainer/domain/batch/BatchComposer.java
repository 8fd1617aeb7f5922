package io.agnoscope.trainer.domain.batch;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.sample.View;
import io.agnoscope.trainer.domain.trial.PreparedTrial;
import io.agnoscope.trainer.domain.trial.ProbeFamily;
import io.agnoscope.trainer.domain.trial.ProbeTrials;
import io.agnoscope.trainer.domain.trial.Trainable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Composes one batch after the other, none with a View of the WATCH split. Not thread-safe. */
public final class BatchComposer {

  private final BatchShape shape;
  private final HardExamples hardExamples;
  private final ProbeTrials probes;
  private final Randomness randomness;
  private final Map<String, Long> trialsBySource = new TreeMap<>();
  private long drawn;

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

  /** The next batch, of {@link BatchShape#trials} Trials in random order. */
  public List<PreparedTrial> next() {
    List<PreparedTrial> batch = new ArrayList<>(shape.trials());
    for (int index = 0; index < shape.imageHeavy(); index++) {
      batch.add(perturbed(true));
    }
    for (int index = 0; index < shape.textHeavy(); index++) {
      batch.add(perturbed(false));
    }
    for (int index = 0; index < shape.ordinary(); index++) {
      batch.add(ordinary());
    }
    batch.forEach(trial -> trialsBySource.merge(trial.source(), 1L, Long::sum));
    return randomness.shuffle(batch);
  }

  /** Trials in all batches so far, per source: for the manifest, so that one can be revoked. */
  public Map<String, Long> trialsBySource() {
    return Map.copyOf(trialsBySource);
  }

  private PreparedTrial ordinary() {
    return randomness.nextDouble() < shape.hintShare()
        ? probes.hintedOfAnyFamily(drawn++)
        : probes.cleanOfAnyFamily(drawn++);
  }

  private PreparedTrial perturbed(boolean aboutImage) {
    Optional<PreparedTrial> hard =
        randomness.nextDouble() < shape.hardShare()
            ? hardExamples.draw(trial -> isAboutImage(trial) == aboutImage, randomness)
            : Optional.empty();
    PreparedTrial trial = hard.orElseGet(() -> freshProbe(aboutImage));
    return trial.withPerturbed(someViews(Trainable.of(trial).perturbed()));
  }

  private PreparedTrial freshProbe(boolean aboutImage) {
    List<ProbeFamily> families =
        ProbeFamily.all().stream()
            .filter(family -> family instanceof ProbeFamily.Visual == aboutImage)
            .toList();
    return probes.withTrainableViews(randomness.pick(families), drawn++);
  }

  private List<View> someViews(List<View> views) {
    return randomness.shuffle(views).stream().limit(shape.viewsPerTrial()).toList();
  }

  private static boolean isAboutImage(PreparedTrial trial) {
    return trial.image(trial.clean()).isPresent();
  }
}
