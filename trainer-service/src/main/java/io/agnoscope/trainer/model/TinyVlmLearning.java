package io.agnoscope.trainer.model;

import io.agnoscope.stimuli.sample.TaskClass;
import io.agnoscope.stimuli.sample.View;
import io.agnoscope.stimuli.scene.Scene;
import io.agnoscope.trainer.domain.run.Losses;
import io.agnoscope.trainer.domain.trial.PreparedTrial;
import io.agnoscope.trainer.domain.trial.ViewContent;
import io.agnoscope.trainer.service.Model;
import io.agnoscope.vlm.Checkpoint;
import io.agnoscope.vlm.FineTuner;
import io.agnoscope.vlm.Grounding;
import io.agnoscope.vlm.StepLosses;
import io.agnoscope.vlm.TrainingItem;
import java.util.List;
import org.jboss.logging.Logger;

/** Weights of TinyVLM that learn. */
final class TinyVlmLearning implements Model.Learning {

  private static final Logger LOG = Logger.getLogger(TinyVlmLearning.class);

  /** The fine-tuner itself goes back to good weights; but if it must do so often, they are not. */
  private static final int SETBACKS = 3;

  private static final Losses NO_NUMBER =
      new Losses(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

  private final FineTuner tuner;
  private final Asked asked;
  private Losses last = new Losses(0, 0, 0, 0, 0);

  TinyVlmLearning(FineTuner tuner, Asked asked) {
    this.tuner = tuner;
    this.asked = asked;
  }

  @Override
  public Losses step(List<PreparedTrial> batch, double progress) {
    StepLosses losses = tuner.step(batch.stream().map(this::item).toList(), progress);
    if (losses.applied()) {
      last =
          new Losses(
              losses.crossEntropy(),
              losses.adversarial(),
              losses.consistency(),
              losses.anchor(),
              losses.total());
      return last;
    }
    LOG.warnf(
        "A step gave no number and was undone. step=%d setbacks=%d",
        tuner.steps(), tuner.setbacks());
    return tuner.setbacks() > SETBACKS ? NO_NUMBER : last;
  }

  @Override
  public byte[] state() {
    return tuner.state();
  }

  @Override
  public Checkpoint snapshot(Model.Lesson lesson) {
    // The id holds the weights' hash, which is known only when they are written out.
    String sha256 = named("unnamed", lesson).manifest().weightsSha256();
    return named(lesson.idPrefix() + "-" + sha256.substring(0, 8), lesson);
  }

  @Override
  public void close() {
    tuner.close();
  }

  private Checkpoint named(String id, Model.Lesson lesson) {
    return tuner.snapshot(id, lesson.at(), lesson.seed(), lesson.minutes(), lesson.sources());
  }

  private TrainingItem item(PreparedTrial trial) {
    List<View> views = trial.perturbed();
    Scene scene = trial.scene();
    return new TrainingItem(
        asked.prompt(trial, trial.clean()),
        target(trial, trial.clean()),
        views.stream().map(view -> asked.prompt(trial, view)).toList(),
        views.stream().mapToInt(view -> target(trial, view)).toArray(),
        scene == null ? null : new Grounding(scene, trial.family()),
        // Asked plainly it stands where the paper has VQA, of which nothing is moved.
        views.isEmpty() ? TaskClass.MULTIMODAL : trial.taskClass());
  }

  private static int target(PreparedTrial trial, View view) {
    return trial
        .answer()
        .map(letter -> ViewContent.position(view, letter))
        .orElse(TrainingItem.UNKNOWN);
  }
}
