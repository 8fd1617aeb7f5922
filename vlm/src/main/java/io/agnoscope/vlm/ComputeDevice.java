package io.agnoscope.vlm;

import ai.djl.Device;
import ai.djl.engine.Engine;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a network computes, by PyTorch's names: {@code cpu}, or {@code cuda:N} for the N-th GPU,
 * from 0.
 */
public record ComputeDevice(String name) {

  /** What a name looks like. */
  public static final String NAMES = "cpu|cuda:(\\d{1,3})";

  private static final Pattern PATTERN = Pattern.compile(NAMES);

  /** The processor: there on every machine. */
  public static final ComputeDevice CPU = new ComputeDevice("cpu");

  /**
   * Checks the name, not that there is such a device: {@link TinyVlm#load} does.
   *
   * @throws IllegalArgumentException when it is neither {@code cpu} nor {@code cuda:N}
   */
  public ComputeDevice {
    if (!PATTERN.matcher(name).matches()) {
      throw new IllegalArgumentException("a device is cpu or cuda:N");
    }
  }

  /** Whether this machine has it, and PyTorch can use it. */
  public boolean present() {
    Device wanted = device();
    return !wanted.isGpu() || wanted.getDeviceId() < Engine.getInstance().getGpuCount();
  }

  /** As DJL calls it. */
  Device device() {
    Matcher gpu = PATTERN.matcher(name);
    return gpu.matches() && gpu.group(1) != null
        ? Device.gpu(Integer.parseInt(gpu.group(1)))
        : Device.cpu();
  }

  @Override
  public String toString() {
    return name;
  }
}
