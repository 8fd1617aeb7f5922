package io.agnoscope.benchmarks.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.agnoscope.vlm.Adversarial;
import io.agnoscope.vlm.Checkpoint;
import io.agnoscope.vlm.FineTuner;
import io.agnoscope.vlm.FineTuning;
import io.agnoscope.vlm.StepLosses;
import io.agnoscope.vlm.TrainingItem;
import io.agnoscope.vlm.blocks.Network;
import io.agnoscope.vlm.blocks.Weights;
import io.agnoscope.vlm.training.BatchArrays;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Fine-tunes in a process of its own, on orders from its standard input. */
final class JavaLearner {

  private static final int LOSSES = 5;
  private static final JsonMapper JSON = new JsonMapper();

  private final FineTuner tuner;
  private final List<List<TrainingItem>> batches;

  private JavaLearner(FineTuner tuner, List<List<TrainingItem>> batches) {
    this.tuner = tuner;
    this.batches = batches;
  }

  /**
   * Writes the exchange's files first, then says that it is ready.
   *
   * @param arguments the folder of the exchange, how many batches to take in turns, and whether
   *     with the adversarial part
   */
  public static void main(String[] arguments) throws IOException {
    Checkpoint parent = Checkpoint.first();
    boolean adversarial = Boolean.parseBoolean(arguments[2]);
    FineTuning settings =
        FineTuning.standard().with(adversarial ? Adversarial.standard() : Adversarial.none());
    List<List<TrainingItem>> batches = Batches.make(Integer.parseInt(arguments[1]));
    new Exchange(Path.of(arguments[0])).write(parent, settings, batches);
    String version = "PyTorch %s by DJL".formatted(Engine.getInstance().getVersion());
    say(new Said.Ready(version, logits(parent, batches.getFirst())));
    try (FineTuner tuner = new FineTuner(parent, settings);
        BufferedReader orders =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      JavaLearner learner = new JavaLearner(tuner, batches);
      for (String line = orders.readLine(); line != null; line = orders.readLine()) {
        say(learner.train(Order.parse(line)));
      }
    }
  }

  private Said.Trained train(Order order) {
    try (PartTimes parts = PartTimes.record()) {
      List<Map<String, Double>> losses = new ArrayList<>();
      int steps = 0;
      double computed = processorSeconds();
      long begin = System.nanoTime();
      while (order.goesOn(steps, secondsSince(begin))) {
        int next = (int) (tuner.steps() % batches.size());
        StepLosses seen = tuner.step(batches.get(next));
        if (steps++ < LOSSES) {
          losses.add(named(seen));
        }
      }
      double seconds = secondsSince(begin);
      computed = processorSeconds() - computed;
      return new Said.Trained(steps, seconds, computed, parts.seconds(), losses);
    }
  }

  private static List<Double> logits(Checkpoint checkpoint, List<TrainingItem> batch) {
    List<Double> logits = new ArrayList<>();
    try (NDManager manager = NDManager.newBaseManager();
        Weights weights = Weights.of(manager, checkpoint.tensors())) {
      Network network = new Network(manager, checkpoint.architecture());
      var encoding = BatchArrays.encoding(checkpoint.vocabulary(), batch);
      for (float logit : network.logits(manager, weights, encoding).toFloatArray()) {
        logits.add((double) logit);
      }
    }
    return logits;
  }

  private static Map<String, Double> named(StepLosses losses) {
    return Map.of(
        "total", losses.total(),
        "crossEntropy", losses.crossEntropy(),
        "adversarial", losses.adversarial(),
        "consistency", losses.consistency(),
        "anchor", losses.anchor(),
        "grounding", losses.grounding(),
        "gradientNorm", losses.gradientNorm());
  }

  private static double secondsSince(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }

  private static double processorSeconds() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
  }

  private static void say(Object line) throws IOException {
    System.out.println(JSON.writeValueAsString(line));
    System.out.flush();
  }
}
