package io.agnoscope.vlm.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.agnoscope.stimuli.Randomness;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The network's weight arrays by name, in native memory of their own until closed. */
public final class Weights implements AutoCloseable {

  private final NDManager manager;
  private final Map<String, NDArray> arrays = new LinkedHashMap<>();

  private Weights(NDManager manager) {
    this.manager = manager;
  }

  /** Initial weights. */
  public static Weights start(NDManager parent, List<Parameter> parameters, Randomness random) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    parameters.forEach(parameter -> tensors.put(parameter.name(), parameter.start(random)));
    return of(parent, tensors);
  }

  /** Weights with these values. Frozen until {@link #trainable} is called. */
  public static Weights of(NDManager parent, Map<String, Tensor> tensors) {
    Weights weights = new Weights(parent.newSubManager());
    tensors.forEach((name, tensor) -> {
      Shape shape = new Shape(tensor.shape().stream().mapToLong(Integer::longValue).toArray());
      NDArray array = Native.array(weights.manager, tensor.values(), shape);
      array.setName(name);
      weights.arrays.put(name, array);
    });
    return weights;
  }

  /** Lets gradients flow into every array. */
  public void trainable() {
    arrays.values().forEach(array -> array.setRequiresGradient(true));
  }

  /**
   * The same numbers, not copies of them, into which no gradient flows.
   *
   * @param parent which bounds how long they may be used
   */
  public Weights frozen(NDManager parent) {
    Weights frozen = new Weights(parent.newSubManager());
    arrays.forEach((name, array) -> {
      NDArray detached = array.stopGradient();
      detached.attach(frozen.manager);
      frozen.arrays.put(name, detached);
    });
    return frozen;
  }

  /**
   * The array of that name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public NDArray get(String name) {
    NDArray array = arrays.get(name);
    if (array == null) {
      throw new IllegalArgumentException("no weight array named " + name);
    }
    return array;
  }

  /** All arrays, in the order of declaration. */
  public Collection<NDArray> all() {
    return arrays.values();
  }

  /** A copy of all values. */
  public Map<String, Tensor> values() {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    arrays.forEach((name, array) -> {
      List<Integer> shape =
          java.util.Arrays.stream(array.getShape().getShape()).mapToObj(Math::toIntExact).toList();
      tensors.put(name, new Tensor(shape, array.toFloatArray()));
    });
    return tensors;
  }

  @Override
  public void close() {
    manager.close();
  }
}
