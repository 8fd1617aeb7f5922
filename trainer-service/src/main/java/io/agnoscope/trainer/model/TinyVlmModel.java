package io.agnoscope.trainer.model;

import io.agnoscope.trainer.config.TrainerConfig;
import io.agnoscope.trainer.service.Model;
import io.agnoscope.vlm.Checkpoint;
import io.agnoscope.vlm.FineTuner;
import io.agnoscope.vlm.FineTuning;
import io.agnoscope.vlm.Prompt;
import io.agnoscope.vlm.Raster;
import io.agnoscope.vlm.TinyVlm;
import jakarta.inject.Singleton;
import java.util.Optional;
import javax.imageio.ImageIO;

/** TinyVLM, to be trained. */
@Singleton
public class TinyVlmModel implements Model {

  /** No raster has more bytes as a PNG, by much. */
  private static final int SMALL_BYTES = 16 << 10;

  private final TrainerConfig config;
  private final Asked asked = new Asked();

  public TinyVlmModel(TrainerConfig config) {
    this.config = config;
    // Small images are decoded by the thousand; a temporary file for each is no help.
    ImageIO.setUseCache(false);
  }

  @Override
  public Checkpoint first() {
    return Checkpoint.first();
  }

  @Override
  public Answering answering(Checkpoint checkpoint) {
    return new TinyVlmAnswering(TinyVlm.load(checkpoint), asked);
  }

  @Override
  public Learning learning(Checkpoint parent, long seed) {
    return new TinyVlmLearning(new FineTuner(parent, settings(seed)), asked);
  }

  @Override
  public Learning resume(Checkpoint parent, long seed, byte[] state) {
    return new TinyVlmLearning(FineTuner.resume(parent, settings(seed), state), asked);
  }

  @Override
  public String objective() {
    return settings(0).toString();
  }

  private FineTuning settings(long seed) {
    TrainerConfig.Tuning tuning = config.trainer().tuning();
    return new FineTuning(
        tuning.learningRate(),
        tuning.warmUpSteps(),
        config.trainer().steps(),
        tuning.perturbedWeight(),
        tuning.anchor(),
        tuning.grounding(),
        tuning.consistency().settings(),
        tuning.adversarial().settings(),
        seed);
  }

  @Override
  public Optional<byte[]> asSeen(byte[] image) {
    try {
      Raster raster = Raster.ofPng(image);
      return Optional.of(image.length <= SMALL_BYTES ? image : raster.toPng());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public int maxOptions() {
    return Prompt.MAX_OPTIONS;
  }
}
