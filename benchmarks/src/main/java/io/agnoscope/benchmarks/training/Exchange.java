package io.agnoscope.benchmarks.training;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.agnoscope.benchmarks.process.BenchmarkException;
import io.agnoscope.vlm.Checkpoint;
import io.agnoscope.vlm.Consistency;
import io.agnoscope.vlm.Consistency.Divergence;
import io.agnoscope.vlm.Consistency.Reduction;
import io.agnoscope.vlm.FineTuning;
import io.agnoscope.vlm.TrainingItem;
import io.agnoscope.vlm.blocks.PatchClasses;
import io.agnoscope.vlm.checkpoint.Safetensors;
import io.agnoscope.vlm.training.BatchArrays;
import io.agnoscope.vlm.training.LossWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The files that the Python side reads.
 *
 * @param folder of them
 */
record Exchange(Path folder) {

  private static final JsonMapper JSON = new JsonMapper();

  /** Writes weights, settings and batches. */
  void write(Checkpoint parent, FineTuning settings, List<List<TrainingItem>> batches)
      throws IOException {
    Files.write(weights(), parent.weights());
    Files.write(settings(), JSON.writeValueAsBytes(settings(settings)));
    for (int i = 0; i < batches.size(); i++) {
      var arrays = BatchArrays.of(parent.vocabulary(), settings, batches.get(i));
      Files.write(batch(i), Safetensors.encode(arrays));
    }
    for (int step = 0; step < Agreement.STEPS; step++) {
      List<TrainingItem> batch = batches.get(step % batches.size());
      var noise = BatchArrays.noise(parent, settings, batch, step);
      Files.write(noise(step), Safetensors.encode(noise));
    }
  }

  /** How the script beside it is told of so many batches. */
  List<String> arguments(int batches) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--weights", weights().toString()));
    arguments.addAll(List.of("--settings", settings().toString()));
    for (int step = 0; step < Agreement.STEPS; step++) {
      arguments.addAll(List.of("--noise", noise(step).toString()));
    }
    IntStream.range(0, batches).forEach(i -> arguments.add(batch(i).toString()));
    return arguments;
  }

  private static Map<String, Object> settings(FineTuning settings) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("learningRate", settings.learningRate());
    all.put("warmUpSteps", settings.warmUpSteps());
    all.put("totalSteps", settings.totalSteps());
    all.put("consistency", supported(settings.consistency()).weight());
    all.put("anchor", settings.anchor());
    all.put("grounding", settings.grounding());
    all.put("adversarial", settings.adversarial());
    all.put("lessons", LossWeights.standard());
    all.put("classes", PatchClasses.sizes());
    return all;
  }

  private static Consistency supported(Consistency consistency) {
    if (consistency.divergence() != Divergence.JENSEN_SHANNON
        || consistency.reduction() != Reduction.MEAN) {
      throw new BenchmarkException("the Python side knows the textbook JS with the mean only");
    }
    return consistency;
  }

  private Path noise(int step) {
    return folder.resolve("noise-" + step + ".safetensors");
  }

  private Path weights() {
    return folder.resolve("model.safetensors");
  }

  private Path settings() {
    return folder.resolve("settings.json");
  }

  private Path batch(int number) {
    return folder.resolve("batch-" + number + ".safetensors");
  }
}
