package io.agnoscope.trainer;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.vlm.Checkpoint;
import io.agnoscope.vlm.Manifest;
import io.agnoscope.vlm.blocks.Architecture;
import io.agnoscope.vlm.blocks.Network;
import io.agnoscope.vlm.blocks.Parameter;
import io.agnoscope.vlm.blocks.Tensor;
import io.agnoscope.vlm.checkpoint.Hashes;
import io.agnoscope.vlm.checkpoint.Safetensors;
import io.agnoscope.vlm.tokenizer.Vocabulary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whole checkpoints with weights that know nothing. */
public final class Checkpoints {

  private static final List<String> WORDS = List.of("which", "color", "is", "it", "red", "blue");

  private Checkpoints() {}

  public static Checkpoint untrained(String id, @Nullable String parent) {
    return untrained(id, parent, List.of("probe"));
  }

  public static Checkpoint untrained(String id, @Nullable String parent, List<String> sources) {
    Randomness randomness = Randomness.of("untrained", id);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (Parameter parameter :
        Network.parameters(Architecture.standard(new Vocabulary(WORDS).size()))) {
      tensors.put(parameter.name(), parameter.start(randomness));
    }
    byte[] weights = Safetensors.encode(tensors);
    return new Checkpoint(
        new Manifest(
            id,
            parent,
            null,
            1,
            "test",
            WORDS,
            Hashes.sha256(WORDS),
            Map.of(),
            0,
            0,
            sources,
            "none",
            tensors.values().stream().mapToLong(tensor -> tensor.values().length).sum(),
            Map.of(),
            Map.of(),
            Hashes.sha256(weights)),
        weights);
  }
}
