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
 * both and on adversarially moved copies, consistency between them (PAPERS §1.5-1.7), a pull
 * towards the parent on clean prompts, and what probes teach about their scenes. One thread at a
 * time; fine-tuners of one process take turns at each step.
 */
public final class FineTuner implements AutoCloseable {

  private static final String PARENT = "parent";
  private static final String SETTINGS = "settings";
  private static final String PROMPTS = "prompts";

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

  private FineTuner(Checkpoint parent, FineTuning settings, byte[] state, long prompts) {
    this.parent = parent;
    this.settings = settings;
    this.prompts = prompts;
    this.tuning =
        new Tuning(parent.architecture(), parent.vocabulary(), parent.tensors(), settings, state);
  }

  /**
   * Goes on where {@link #state} was taken: the same batches then lead to the same weights, bit for
   * bit, as they would have without a break, on the same kind of machine.
   *
   * @param parent that the run started from
   * @param settings that the run started with
   * @throws CheckpointException when the state is damaged, or of a run with another parent or other
   *     settings
   */
  public static FineTuner resume(Checkpoint parent, FineTuning settings, byte[] state) {
    Map<String, String> said = Safetensors.metadata(state);
    identity(parent, settings)
        .forEach((name, value) -> {
          if (!value.equals(said.get(name))) {
            throw new CheckpointException("the state is of a run with another " + name);
          }
        });
    String prompts = said.getOrDefault(PROMPTS, "");
    if (!prompts.matches("\\d{1,18}")) {
      throw new CheckpointException("the state does not say its " + PROMPTS);
    }
    return new FineTuner(parent, settings, state, Long.parseLong(prompts));
  }

  /**
   * All that {@link #resume} needs: weights, the optimiser's moments, the last good weights and
   * counters, as a safetensors file of four times the checkpoint's size (8 MB). Making it takes
   * about 0.1 s on a busy core, half a step: every 25 steps that is 2 %.
   */
  public byte[] state() {
    Map<String, String> said = new TreeMap<>(identity(parent, settings));
    said.put(PROMPTS, Long.toString(prompts));
    return tuning.state(said);
  }

  private static Map<String, String> identity(Checkpoint parent, FineTuning settings) {
    return Map.of(PARENT, parent.manifest().weightsSha256(), SETTINGS, settings.toString());
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

  /** How many of them were undone, since a value was not finite. */
  public long setbacks() {
    return tuning.setbacks();
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
