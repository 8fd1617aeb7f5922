package io.agnoscope.vlm.training;

import io.agnoscope.stimuli.catalogue.Catalogue;
import io.agnoscope.stimuli.catalogue.Made;
import io.agnoscope.stimuli.probe.Phrasing;
import io.agnoscope.stimuli.probe.Probe;
import io.agnoscope.stimuli.probe.Probes;
import io.agnoscope.stimuli.probe.TextFamily;
import io.agnoscope.stimuli.sample.Aspect;
import io.agnoscope.stimuli.sample.View;
import io.agnoscope.stimuli.sample.View.ShownOption;
import io.agnoscope.vlm.Prompt;
import io.agnoscope.vlm.TinyVlm;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * How well a model answers freshly drawn probes of every family, under every View of the standard
 * catalogue.
 */
public final class Evaluation {

  private static final String MISLEADING = "misleading-caption";

  private final Catalogue catalogue = Catalogue.standard();
  private final Prompts prompts = new Prompts(catalogue);
  private final Probes probes;
  private final String purpose;
  private final long seed;
  private final int perFamily;

  /**
   * @param purpose names the draw; probes of different purposes share nothing
   * @param perFamily how many probes of each family
   */
  public Evaluation(Phrasing phrasing, String purpose, long seed, int perFamily) {
    this.probes = new Probes(phrasing);
    this.purpose = purpose;
    this.seed = seed;
    this.perFamily = perFamily;
  }

  /** The names of all families: aspects, then text families, in lower case. */
  public static List<String> families() {
    List<String> families = new ArrayList<>();
    for (Aspect aspect : Aspect.values()) {
      families.add(aspect.name().toLowerCase(Locale.ROOT));
    }
    for (TextFamily family : TextFamily.values()) {
      families.add(family.word());
    }
    return List.copyOf(families);
  }

  /** Asks the model everything. */
  public Report run(TinyVlm model) {
    Map<String, Map<String, Tally>> tallies = new TreeMap<>();
    for (Aspect aspect : Aspect.values()) {
      for (int i = 0; i < perFamily; i++) {
        ask(model, probes.image(aspect, purpose, seed, i), tallies);
      }
    }
    for (TextFamily family : TextFamily.values()) {
      for (int i = 0; i < perFamily; i++) {
        ask(model, probes.text(family, purpose, seed, i), tallies);
      }
    }
    return new Report(tallies);
  }

  private void ask(TinyVlm model, Probe probe, Map<String, Map<String, Tally>> tallies) {
    Made made = catalogue.make(seed, probe.sample(), Prompts.pictures(probe));
    List<View> views = made.views();
    List<Prompt> asked =
        views.stream().map(view -> prompts.of(probe, view, made.pictures())).toList();
    List<double[]> answers = model.probabilities(asked);
    String clean = letter(views.getFirst(), answers.getFirst());
    String right = probe.sample().answer();
    Map<String, Tally> family = tallies.computeIfAbsent(probe.family(), any -> new TreeMap<>());
    for (int i = 0; i < views.size(); i++) {
      View view = views.get(i);
      String chosen = letter(view, answers.get(i));
      Tally one =
          new Tally(
              1,
              chosen.equals(right) ? 1 : 0,
              chosen.equals(clean) ? 0 : 1,
              chosen.equals(view.distractor()) && !clean.equals(view.distractor()) ? 1 : 0);
      family.merge(view.perturbation(), one, Tally::plus);
    }
  }

  /** Canonical letter of the most probable option. */
  private static String letter(View view, double[] probabilities) {
    int best = 0;
    for (int i = 1; i < probabilities.length; i++) {
      best = probabilities[i] > probabilities[best] ? i : best;
    }
    ShownOption option = view.options().get(best);
    return option.canonicalLetter();
  }

  /**
   * Counts over Views.
   *
   * @param flips decided otherwise than on the clean View
   * @param misled decided for the pushed option, and not so on the clean View
   */
  public record Tally(int n, int correct, int flips, int misled) {

    Tally plus(Tally other) {
      return new Tally(
          n + other.n, correct + other.correct, flips + other.flips, misled + other.misled);
    }

    /** Share of right answers, in [0, 1]. */
    public double accuracy() {
      return (double) correct / n;
    }
  }

  /** Tallies by family, then by the name of the View's perturbation. */
  public record Report(Map<String, Map<String, Tally>> tallies) {

    /** Accuracy of one family under one perturbation, in [0, 1]; NaN when it was not asked. */
    public double accuracy(String family, String perturbation) {
      Tally tally = tallies.getOrDefault(family, Map.of()).get(perturbation);
      return tally == null ? Double.NaN : tally.accuracy();
    }

    /** Accuracy under a perturbation averaged over the families that it was asked of. */
    public double mean(String perturbation) {
      return average(perturbation, Tally::accuracy);
    }

    /** Clean accuracy averaged over the families that misleading captions are asked of. */
    public double meanCleanOfAspects() {
      return tallies.values().stream()
          .filter(family -> family.containsKey(MISLEADING))
          .mapToDouble(Report::clean)
          .average()
          .orElse(Double.NaN);
    }

    /** The lowest clean accuracy of any family. */
    public double worstClean() {
      return tallies.values().stream().mapToDouble(Report::clean).min().orElse(Double.NaN);
    }

    private static double clean(Map<String, Tally> family) {
      Tally tally = family.get(View.CLEAN);
      return tally == null ? Double.NaN : tally.accuracy();
    }

    /** Share of Views under a perturbation that chose the pushed option and not so when clean. */
    public double misledRate(String perturbation) {
      return average(perturbation, tally -> (double) tally.misled() / tally.n());
    }

    private double average(String perturbation, ToDoubleFunction<Tally> figure) {
      return tallies.values().stream()
          .flatMap(family -> Stream.ofNullable(family.get(perturbation)))
          .mapToDouble(figure)
          .average()
          .orElse(Double.NaN);
    }

    /** All accuracies, rounded to four digits. */
    public Map<String, Map<String, Double>> accuracies() {
      Map<String, Map<String, Double>> all = new TreeMap<>();
      tallies.forEach((family, views) -> {
        Map<String, Double> row = new TreeMap<>();
        views.forEach((view, tally) -> row.put(view, Math.round(tally.accuracy() * 1e4) / 1e4));
        all.put(family, row);
      });
      return all;
    }
  }
}
