package io.agnoscope.scoring.statistics;

import io.agnoscope.scoring.statistics.text.Embeddings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What a model may say of a Trial with the options A, B and C, or with none. */
final class RandomTrials {
  private static final List<String> LETTERS = List.of("A", "B", "C");
  private static final List<String> TEXTS =
      List.of(
          "3 dogs", "three dogs", "a dog", "No dogs.", "something lovely", "a lovely thing", "");

  private RandomTrials() {}

  static List<Observation> observations(Random random, PerturbationMonitor monitor) {
    boolean freeText = random.nextInt(4) == 0;
    PerturbationMonitor repeat = new PerturbationMonitor(AskedView.REPEAT, "CONTROL", "WATCH");
    List<AskedView> others = new ArrayList<>();
    if (random.nextInt(4) > 0) {
      others.add(view(repeat, random, freeText));
    }
    for (int i = random.nextInt(3); i >= 0; i--) {
      others.add(view(monitor, random, freeText));
    }
    AskedTrial trial =
        new AskedTrial(
            freeText || random.nextBoolean() ? null : "A",
            null,
            view(new PerturbationMonitor("clean", "CLEAN", "WATCH"), random, freeText),
            others,
            freeText);
    Embeddings embeddings = text -> new float[] {text.length(), 1};
    return Pairing.observations(trial, embeddings);
  }

  private static AskedView view(PerturbationMonitor monitor, Random random, boolean freeText) {
    return new AskedView(
        monitor.perturbation(),
        monitor,
        freeText ? 1 : 3,
        !freeText && random.nextBoolean() ? "B" : null,
        said(random, freeText));
  }

  private static @Nullable Said said(Random random, boolean freeText) {
    if (random.nextInt(10) == 0) {
      return null;
    }
    if (freeText) {
      return Said.words(TEXTS.get(random.nextInt(TEXTS.size())));
    }
    String decision = random.nextInt(6) == 0 ? null : LETTERS.get(random.nextInt(3));
    if (random.nextInt(3) == 0) {
      return new Said(decision, null);
    }
    double first = random.nextDouble();
    double second = random.nextDouble() * (1 - first);
    double rest = 1 - first - second;
    boolean listed = random.nextBoolean();
    Map<String, Double> probabilities = new HashMap<>();
    probabilities.put("A", first);
    probabilities.put("B", second);
    probabilities.put("C", listed ? rest : 0);
    return new Said(decision, probabilities, listed ? 0 : rest, null);
  }
}
