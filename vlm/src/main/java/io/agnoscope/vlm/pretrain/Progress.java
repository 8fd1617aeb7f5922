package io.agnoscope.vlm.pretrain;

import io.agnoscope.vlm.training.Example;
import io.agnoscope.vlm.training.Learner;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Shows how far training is: a bar with the time left, the loss, and running accuracy. */
final class Progress {

  private static final int BAR = 24;
  private static final double EVERY_MINUTES = 0.5;

  private final PrintStream console;
  private final Map<String, int[]> families = new TreeMap<>();
  private double shown;
  private double loss;
  private double taskLoss;
  private int steps;
  private long samples;

  Progress(PrintStream console) {
    this.console = console;
  }

  void step(List<Example> batch, Learner.Step outcome) {
    for (int i = 0; i < batch.size(); i++) {
      int[] counts = families.computeIfAbsent(batch.get(i).family(), any -> new int[2]);
      counts[0] += outcome.chosen()[i] == batch.get(i).answer() ? 1 : 0;
      counts[1]++;
    }
    loss += outcome.total();
    taskLoss += outcome.crossEntropy();
    steps++;
    samples += batch.size();
  }

  void show(double done, double minutes) {
    if (minutes - shown < EVERY_MINUTES && done < 1) {
      return;
    }
    shown = minutes;
    int filled = (int) Math.round(BAR * Math.min(1, done));
    console.printf(
        "[%s%s] %3.0f %%  %.1f min, %.1f left  %d samples  loss %.3f (task %.3f) %s%n",
        "#".repeat(filled),
        "-".repeat(BAR - filled),
        100 * done,
        minutes,
        minutes / done * (1 - done),
        samples,
        loss / steps,
        taskLoss / steps,
        accuracies());
    families.clear();
    loss = 0;
    taskLoss = 0;
    steps = 0;
  }

  void note(String text) {
    console.println(text);
  }

  private String accuracies() {
    StringBuilder text = new StringBuilder();
    families.forEach((family, counts) ->
        text.append(" %s %.0f".formatted(family, 100.0 * counts[0] / counts[1])));
    return text.toString();
  }
}
