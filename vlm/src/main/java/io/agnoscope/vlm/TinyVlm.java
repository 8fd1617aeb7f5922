package io.agnoscope.vlm;

import ai.djl.ndarray.NDManager;
import io.agnoscope.vlm.blocks.Architecture;
import io.agnoscope.vlm.blocks.Network;
import io.agnoscope.vlm.blocks.Tensor;
import io.agnoscope.vlm.blocks.Weights;
import io.agnoscope.vlm.tokenizer.Encoding;
import io.agnoscope.vlm.tokenizer.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A small vision-language model that chooses between 2 to 6 options. Exactly equivariant to their
 * order. Thread-safe; callers compute in parallel on frozen weights.
 */
public final class TinyVlm implements AutoCloseable {

  /** The most prompts that are computed at once; more are answered in several batches. */
  public static final int LARGEST_BATCH = 128;

  private final NDManager manager;
  private final Vocabulary vocabulary;
  private final Network network;
  private final Weights weights;

  private TinyVlm(
      NDManager manager, Architecture sizes, Vocabulary vocabulary, Map<String, Tensor> tensors) {
    this.manager = manager;
    this.vocabulary = vocabulary;
    this.network = new Network(manager, sizes);
    this.weights = Weights.of(manager, tensors);
  }

  /**
   * Loads a checkpoint's weights into native memory, to compute on the processor.
   *
   * @throws CheckpointException when the weights do not fit the network
   */
  public static TinyVlm load(Checkpoint checkpoint) {
    return load(checkpoint, ComputeDevice.CPU);
  }

  /**
   * Loads a checkpoint's weights into a device's memory.
   *
   * @throws CheckpointException when the weights do not fit the network
   * @throws IllegalArgumentException when the engine sees no such device
   */
  public static TinyVlm load(Checkpoint checkpoint, ComputeDevice device) {
    return load(device, checkpoint.architecture(), checkpoint.vocabulary(), checkpoint.tensors());
  }

  /** Loads weights that are not a checkpoint yet. */
  public static TinyVlm load(Vocabulary vocabulary, Map<String, Tensor> tensors) {
    return load(ComputeDevice.CPU, Architecture.standard(vocabulary.size()), vocabulary, tensors);
  }

  private static TinyVlm load(
      ComputeDevice device,
      Architecture sizes,
      Vocabulary vocabulary,
      Map<String, Tensor> tensors) {
    if (!device.present()) {
      throw new IllegalArgumentException("there is no device " + device);
    }
    NDManager manager = NDManager.newBaseManager(device.device());
    try {
      return new TinyVlm(manager, sizes, vocabulary, tensors);
    } catch (RuntimeException e) {
      manager.close();
      throw e;
    }
  }

  /**
   * Answers prompts.
   *
   * @return for each prompt one probability per option, in the prompt's order, that sum to 1
   */
  public List<double[]> probabilities(List<Prompt> prompts) {
    List<double[]> answers = new ArrayList<>(prompts.size());
    for (int from = 0; from < prompts.size(); from += LARGEST_BATCH) {
      int to = Math.min(prompts.size(), from + LARGEST_BATCH);
      answers.addAll(batch(prompts.subList(from, to)));
    }
    return answers;
  }

  /** Native arrays that outlive a call; constant once every constant has been met. */
  public int nativeArrays() {
    return manager.getManagedArrays().size();
  }

  @Override
  public void close() {
    manager.close();
  }

  /** Equal prompts, as a perturbation that changed nothing leaves them, are computed once. */
  private List<double[]> batch(List<Prompt> prompts) {
    Map<Prompt, Integer> rows = new LinkedHashMap<>();
    int[] rowOf = new int[prompts.size()];
    for (int i = 0; i < rowOf.length; i++) {
      rowOf[i] = rows.computeIfAbsent(prompts.get(i), unseen -> rows.size());
    }
    Encoding encoding = Encoding.shared(vocabulary, List.copyOf(rows.keySet()));
    float[] logits;
    try (NDManager scratch = manager.newSubManager()) {
      logits = network.logits(scratch, weights, encoding).toFloatArray();
    }
    List<double[]> answers = new ArrayList<>(prompts.size());
    for (int i = 0; i < rowOf.length; i++) {
      int from = rowOf[i] * encoding.layout().options();
      answers.add(softmax(logits, from, from + prompts.get(i).options().size()));
    }
    return answers;
  }

  private static double[] softmax(float[] logits, int from, int to) {
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = from; i < to; i++) {
      highest = Math.max(highest, logits[i]);
    }
    double[] shares = new double[to - from];
    for (int i = from; i < to; i++) {
      shares[i - from] = Math.exp(logits[i] - highest);
    }
    double total = Arrays.stream(shares).sum();
    for (int i = 0; i < shares.length; i++) {
      shares[i] /= total;
    }
    return shares;
  }
}
