package io.agnoscope.inference.tinyvlm;

import io.agnoscope.vlm.ComputeDevice;
import io.agnoscope.vlm.TinyVlm;
import java.time.Duration;

/**
 * How TinyVLM is run.
 *
 * @param device that it computes on
 * @param threads that compute batches at a time
 * @param batchSize asks to a batch
 * @param maxDelay how long an idle device waits for more asks that are on their way
 * @param queueAsks asks that wait or are computed at a time
 * @param queueBytes that these asks may have, decoded
 */
public record TinyVlmSettings(
    ComputeDevice device,
    int threads,
    int batchSize,
    Duration maxDelay,
    int queueAsks,
    int queueBytes) {

  /**
   * Settings by a device's name.
   *
   * @throws IllegalArgumentException when the name is neither {@code cpu} nor {@code cuda:N}
   */
  public static TinyVlmSettings on(
      String device, int threads, int batchSize, Duration maxDelay, int queueAsks, int queueBytes) {
    return new TinyVlmSettings(
        new ComputeDevice(device), threads, batchSize, maxDelay, queueAsks, queueBytes);
  }

  /** What holds when nothing is configured. */
  public static final TinyVlmSettings STANDARD =
      new TinyVlmSettings(
          ComputeDevice.CPU, 1, TinyVlm.LARGEST_BATCH, Duration.ofMillis(2), 2048, 64 << 20);
}
