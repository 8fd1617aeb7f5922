package io.agnoscope.vlm.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Arithmetic with plain numbers that is safe under automatic differentiation.
 *
 * <p>DJL's own {@code mul}, {@code div}, {@code sub} and {@code pow} with a Java number free the
 * number's native scalar before the backward pass reads it, and the gradient is then wrong. Here a
 * number is an array that lives as long as the network.
 */
public final class Arithmetic {

  private final NDManager manager;
  private final Map<Float, NDArray> constants = new ConcurrentHashMap<>();

  /** Constants live in the manager given. */
  public Arithmetic(NDManager manager) {
    this.manager = manager;
  }

  /** The constant as a scalar array. */
  public NDArray constant(float value) {
    return constants.computeIfAbsent(value, this::made);
  }

  /** x · value. */
  public NDArray times(NDArray x, float value) {
    return x.mul(constant(value));
  }

  /** x + value. */
  public NDArray plus(NDArray x, float value) {
    return x.add(constant(value));
  }

  private NDArray made(float value) {
    NDArray constant = manager.create(new float[] {value}, new Shape());
    NDScope.unregister(constant); // it outlives the computation that asks for it first
    return constant;
  }

  /** ln(1 + e^x), without overflow. */
  public NDArray softPlus(NDArray x) {
    return Activation.softPlus(x);
  }

  /** exp(−x²/(2 width²)). */
  public NDArray bump(NDArray x, float width) {
    return times(x.square(), -1 / (2 * width * width)).exp();
  }
}
