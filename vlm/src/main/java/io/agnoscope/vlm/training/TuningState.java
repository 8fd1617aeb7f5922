package io.agnoscope.vlm.training;

import io.agnoscope.vlm.CheckpointException;
import io.agnoscope.vlm.blocks.Tensor;
import io.agnoscope.vlm.checkpoint.Safetensors;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All that a fine-tuning run needs to go on as if it had never stopped. Random draws need no place
 * in it: each is a function of the settings' seed and the step.
 *
 * @param weights as they are
 * @param lastGood what they go back to when a value is not finite
 * @param moments of the optimiser
 * @param steps taken
 * @param setbacks steps that were undone
 */
record TuningState(
    Map<String, Tensor> weights,
    Map<String, Tensor> lastGood,
    AdamW.Moments moments,
    long steps,
    long setbacks) {

  private static final String WEIGHTS = "weights/";
  private static final String LAST_GOOD = "lastGood/";
  private static final String MEANS = "means/";
  private static final String VARIANCES = "variances/";
  private static final String STEPS = "steps";
  private static final String SETBACKS = "setbacks";
  private static final String OPTIMIZER_STEPS = "optimizerSteps";

  /** Before the first step. */
  static TuningState start(Map<String, Tensor> parent, AdamW.Moments moments) {
    return new TuningState(parent, parent, moments, 0, 0);
  }

  /**
   * As a safetensors file.
   *
   * @param metadata that the file carries beside the counters
   */
  byte[] encode(Map<String, String> metadata) {
    Map<String, Tensor> all = new LinkedHashMap<>();
    put(all, WEIGHTS, weights);
    put(all, LAST_GOOD, lastGood);
    put(all, MEANS, moments.means());
    put(all, VARIANCES, moments.variances());
    Map<String, String> said = new LinkedHashMap<>(metadata);
    said.put(STEPS, Long.toString(steps));
    said.put(SETBACKS, Long.toString(setbacks));
    said.put(OPTIMIZER_STEPS, Integer.toString(moments.steps()));
    return Safetensors.encode(all, said);
  }

  /**
   * Reads what {@link #encode} wrote.
   *
   * @param parent whose names and shapes the arrays must have
   * @throws CheckpointException when the file is damaged or of another network
   */
  static TuningState decode(byte[] file, Map<String, Tensor> parent) {
    Map<String, Tensor> all = Safetensors.decode(file);
    Map<String, String> said = Safetensors.metadata(file);
    return new TuningState(
        take(all, WEIGHTS, parent),
        take(all, LAST_GOOD, parent),
        new AdamW.Moments(
            take(all, MEANS, parent),
            take(all, VARIANCES, parent),
            Math.toIntExact(count(said, OPTIMIZER_STEPS))),
        count(said, STEPS),
        count(said, SETBACKS));
  }

  private static void put(Map<String, Tensor> all, String prefix, Map<String, Tensor> tensors) {
    tensors.forEach((name, tensor) -> all.put(prefix + name, tensor));
  }

  private static Map<String, Tensor> take(
      Map<String, Tensor> all, String prefix, Map<String, Tensor> parent) {
    Map<String, Tensor> taken = new LinkedHashMap<>();
    parent.forEach((name, like) -> {
      Tensor tensor = all.get(prefix + name);
      if (tensor == null || !tensor.shape().equals(like.shape())) {
        throw new CheckpointException("the state lacks " + prefix + name + " in the right shape");
      }
      taken.put(name, tensor);
    });
    return taken;
  }

  private static long count(Map<String, String> said, String name) {
    String value = said.getOrDefault(name, "");
    if (!value.matches("\\d{1,9}")) {
      throw new CheckpointException("the state does not say its " + name);
    }
    return Long.parseLong(value);
  }
}
