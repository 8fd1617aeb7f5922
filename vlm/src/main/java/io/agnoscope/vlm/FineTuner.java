package io.agnoscope.vlm;

import io.agnoscope.vlm.blocks.Tensor;
import io.agnoscope.vlm.checkpoint.Hashes;
import io.agnoscope.vlm.checkpoint.Safetensors;
import io.agnoscope.vlm.training.Tuning;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Fine-tunes a checkpoint so that perturbed prompts are answered as clean ones: cross-entropy on
 * both, JS consistency (PAPERS §1.6, textbook form), a pull towards the parent on clean prompts,
 * and what probes teach about their scenes. One thread at a time; fine-tuners of one process take
 * turns at each step.
 */
public final class FineTuner implements AutoCloseable {

  private final Checkpoint parent;
  private final FineTuning settings;
  private final Tuning tuning;
  private long prompts;

  /**
   * Starts from the parent's weights.
   *
   * @throws CheckpointException when they do not fit the network
   */
  public FineTuner(Checkpoint parent, FineTuning settings) {
    this.parent = parent;
    this.settings = settings;
    this.tuning =
        new Tuning(parent.architecture(), parent.vocabulary(), parent.tensors(), settings);
  }

  /**
   * One step on a batch, at the rate of a run of the settings' length.
   *
   * @throws IllegalArgumentException when the batch is empty
   */
  public StepLosses step(List<TrainingItem> batch) {
    return step(batch, (double) tuning.steps() / settings.totalSteps());
  }

  /**
   * One step on a batch.
   *
   * @param progress share of the run that is done, in [0, 1]; the learning rate falls with it
   * @throws IllegalArgumentException when the batch is empty
   */
  public StepLosses step(List<TrainingItem> batch, double progress) {
    if (batch.isEmpty()) {
      throw new IllegalArgumentException("an empty batch teaches nothing");
    }
    prompts += batch.stream().mapToLong(item -> 1 + item.perturbed().size()).sum();
    return tuning.step(batch, settings.rateAt(tuning.steps(), progress));
  }

  /** How many steps were taken. */
  public long steps() {
    return tuning.steps();
  }

  /**
   * The weights as they are now, as a checkpoint that is not evaluated yet; see {@link
   * Manifest#withAccuracy}.
   *
   * @param createdAt stands in the manifest
   * @param seed of what the caller drew batches with
   * @param minutes that training took
   * @param sources where the batches came from
   */
  public Checkpoint snapshot(
      String id, Instant createdAt, long seed, double minutes, List<String> sources) {
    Map<String, Tensor> tensors = tuning.snapshot();
    byte[] weights = Safetensors.encode(tensors);
    Manifest from = parent.manifest();
    Map<String, String> hyperparameters = new TreeMap<>(from.hyperparameters());
    hyperparameters.put("fineTuning", settings.toString());
    hyperparameters.put("fineTuningSteps", Long.toString(tuning.steps()));
    Manifest manifest =
        new Manifest(
            id,
            from.id(),
            createdAt,
            seed,
            from.dataVersion(),
            from.vocabulary(),
            from.vocabularySha256(),
            hyperparameters,
            prompts,
            Math.round(minutes * 10) / 10.0,
            sources,
            "Fine-tuned to answer perturbed prompts as clean ones.",
            from.parameters(),
            Map.of(),
            Map.of(),
            Hashes.sha256(weights));
    return new Checkpoint(manifest, weights);
  }

  @Override
  public void close() {
    tuning.close();
  }
}
