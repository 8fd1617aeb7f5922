package io.agnoscope.vlm;

import io.agnoscope.vlm.CheckpointException.Misfit;
import io.agnoscope.vlm.blocks.Architecture;
import io.agnoscope.vlm.blocks.Network;
import io.agnoscope.vlm.blocks.Parameter;
import io.agnoscope.vlm.blocks.Tensor;
import io.agnoscope.vlm.checkpoint.CheckpointFiles;
import io.agnoscope.vlm.checkpoint.Hashes;
import io.agnoscope.vlm.checkpoint.Safetensors;
import io.agnoscope.vlm.tokenizer.Vocabulary;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A set of model weights with its manifest. Data, never code.
 *
 * @param weights a safetensors file; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // identity is the manifest's hash of the weights
public record Checkpoint(Manifest manifest, byte[] weights) {

  /** The one that comes with this build. */
  public static Checkpoint first() {
    return CheckpointFiles.first().verified();
  }

  /**
   * Reads {@code model.safetensors} and {@code manifest.json} from a folder.
   *
   * @throws CheckpointException when something is missing, altered, or does not fit the network
   */
  public static Checkpoint read(Path folder) {
    return CheckpointFiles.read(folder).verified();
  }

  /**
   * Reads both files from wherever they are kept.
   *
   * @throws CheckpointException when something is missing, altered, or does not fit the network
   */
  public static Checkpoint read(CheckpointFiles.Source files) {
    return CheckpointFiles.read(files).verified();
  }

  /**
   * Writes both files; a reader sees the whole new checkpoint or none.
   *
   * @throws CheckpointException when the folder cannot be written
   */
  public void write(Path folder) {
    CheckpointFiles.write(folder, this);
  }

  /** The words that the network knows. */
  public Vocabulary vocabulary() {
    return new Vocabulary(manifest.vocabulary());
  }

  /** The sizes of the network. */
  public Architecture architecture() {
    return Architecture.standard(vocabulary().size());
  }

  /**
   * The weight arrays by name, in the network's order.
   *
   * @throws CheckpointException when names or shapes are not those of the network
   */
  public Map<String, Tensor> tensors() {
    Map<String, Tensor> found = Safetensors.decode(weights);
    List<Parameter> wanted = Network.parameters(architecture());
    Map<String, Tensor> ordered = new LinkedHashMap<>();
    for (Parameter parameter : wanted) {
      Tensor tensor = found.get(parameter.name());
      if (tensor == null) {
        throw new CheckpointException(Misfit.SHAPE_DIFFERS, "weights lack " + parameter.name());
      }
      if (!tensor.shape().equals(parameter.shape())) {
        throw new CheckpointException(
            Misfit.SHAPE_DIFFERS,
            "weights of "
                + parameter.name()
                + " have shape "
                + tensor.shape()
                + ", the network needs "
                + parameter.shape());
      }
      ordered.put(parameter.name(), tensor);
    }
    if (found.size() != ordered.size()) {
      throw new CheckpointException(
          Misfit.SHAPE_DIFFERS, "weights hold arrays that the network has no place for");
    }
    return ordered;
  }

  private Checkpoint verified() {
    String actual = Hashes.sha256(weights);
    if (!actual.equals(manifest.weightsSha256())) {
      throw new CheckpointException(
          Misfit.SHA256_DIFFERS,
          "weights of "
              + manifest.id()
              + " have SHA-256 "
              + actual
              + ", the manifest says "
              + manifest.weightsSha256());
    }
    if (!Hashes.sha256(manifest.vocabulary()).equals(manifest.vocabularySha256())) {
      throw new CheckpointException(
          Misfit.VOCABULARY_DIFFERS, "vocabulary of " + manifest.id() + " was altered");
    }
    checkSizes();
    long numbers = tensors().values().stream().mapToLong(one -> one.values().length).sum();
    if (numbers != manifest.parameters()) {
      throw new CheckpointException(
          Misfit.SIZE_DIFFERS,
          "weights hold " + numbers + " numbers, the manifest says " + manifest.parameters());
    }
    return this;
  }

  /** Sizes that the manifest does not name are left to the weights' shapes. */
  private void checkSizes() {
    Architecture sizes = architecture();
    Map<String, Object> built =
        Map.of(
            "width", sizes.width(),
            "layers", sizes.layers(),
            "heads", sizes.heads(),
            "feedForward", sizes.feedForward(),
            "channels", sizes.channels());
    built.forEach((name, size) -> {
      String named = manifest.hyperparameters().getOrDefault(name, size.toString());
      if (!named.equals(size.toString())) {
        throw new CheckpointException(
            Misfit.UNSUPPORTED_ARCHITECTURE,
            "the manifest's network has " + name + " " + named + ", this build's has " + size);
      }
    });
  }
}
