package io.agnoscope.inference.tinyvlm;

import io.agnoscope.schemas.CheckpointEvent;
import io.agnoscope.schemas.CheckpointState;
import io.agnoscope.vlm.Checkpoint;
import io.agnoscope.vlm.Manifest;
import io.agnoscope.vlm.blocks.Tensor;
import io.agnoscope.vlm.checkpoint.Hashes;
import io.agnoscope.vlm.checkpoint.Safetensors;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Checkpoints in folders for tests: TinyVLM's first weights, or others, under any id. */
final class CheckpointFolder {

  private CheckpointFolder() {}

  /** Writes the first weights under another id. */
  static CheckpointEvent write(Path folder, String target, int version, String id) {
    Checkpoint first = Checkpoint.first();
    write(
        folder, manifest(id, first.manifest().hyperparameters(), first.weights()), first.weights());
    return event(folder, target, version, id, first.weights());
  }

  /** Writes the first weights with the options' scores multiplied, under another id. */
  static CheckpointEvent write(Path folder, String target, int version, String id, float times) {
    Map<String, Tensor> tensors = new LinkedHashMap<>(Checkpoint.first().tensors());
    tensors.computeIfPresent(
        "score.logit.weight",
        (name, tensor) -> {
          float[] values = tensor.values().clone();
          for (int i = 0; i < values.length; i++) {
            values[i] *= times;
          }
          return new Tensor(tensor.shape(), values);
        });
    byte[] weights = Safetensors.encode(tensors);
    write(folder, manifest(id, Checkpoint.first().manifest().hyperparameters(), weights), weights);
    return event(folder, target, version, id, weights);
  }

  /** Writes other arrays, with a manifest that has their hash. */
  static CheckpointEvent write(Path folder, Map<String, Tensor> tensors) {
    return write(folder, Safetensors.encode(tensors));
  }

  /** Writes other weights, with a manifest that has their hash. */
  static CheckpointEvent write(Path folder, byte[] weights) {
    write(
        folder,
        manifest("other", Checkpoint.first().manifest().hyperparameters(), weights),
        weights);
    return event(folder, "tinyvlm", 1, "other", weights);
  }

  /** Writes the first weights with a manifest of other hyperparameters. */
  static CheckpointEvent write(Path folder, String name, String value) {
    Checkpoint first = Checkpoint.first();
    Map<String, String> named = new HashMap<>(first.manifest().hyperparameters());
    named.put(name, value);
    write(folder, manifest("other", named, first.weights()), first.weights());
    return event(folder, "tinyvlm", 1, "other", first.weights());
  }

  private static void write(Path folder, Manifest manifest, byte[] weights) {
    new Checkpoint(manifest, weights).write(folder);
  }

  private static Manifest manifest(String id, Map<String, String> named, byte[] weights) {
    Manifest m = Checkpoint.first().manifest();
    return new Manifest(
        id,
        m.id(),
        m.createdAt(),
        m.seed(),
        m.dataVersion(),
        m.vocabulary(),
        m.vocabularySha256(),
        named,
        m.samples(),
        m.minutes(),
        m.sources(),
        m.openness(),
        m.parameters(),
        m.accuracy(),
        m.heldOutAccuracy(),
        Hashes.sha256(weights));
  }

  private static CheckpointEvent event(
      Path folder, String target, int version, String id, byte[] weights) {
    return CheckpointEvent.newBuilder()
        .setTarget(target)
        .setVersion(version)
        .setCheckpoint(id)
        .setState(CheckpointState.PROMOTED)
        .setUri(folder.toUri().toString())
        .setSha256(Hashes.sha256(weights))
        .setManifest("{}")
        .setAt(Instant.EPOCH)
        .build();
  }
}
