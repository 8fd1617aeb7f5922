package io.agnoscope.trainer.domain.gate;

import io.agnoscope.trainer.domain.gate.GateReport.FamilyRow;
import io.agnoscope.trainer.domain.gate.GateReport.HintRow;
import io.agnoscope.trainer.domain.gate.GateReport.PerturbationRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The verdict in plain words. */
final class GateReasons {

  private GateReasons() {}

  /** What speaks against the Candidate, or what it is better at when nothing does. */
  static List<String> of(
      double margin,
      List<FamilyRow> families,
      List<PerturbationRow> perturbations,
      Interval perturbed,
      HintRow hint) {
    List<String> against = new ArrayList<>();
    for (FamilyRow row : families) {
      if (!row.accepted()) {
        against.add(
            "clean accuracy on %s is not shown to be within %s points of the parent's: %s to %s, lower limit %s"
                .formatted(
                    row.family(),
                    points(margin),
                    percent(row.parentAccuracy()),
                    percent(row.candidateAccuracy()),
                    signed(row.difference().low())));
      }
    }
    if (!(perturbed.low() > 0)) {
      against.add(
          "it is not shown to answer better when perturbed: %s points, lower limit %s"
              .formatted(signed(perturbed.estimate()), signed(perturbed.low())));
    }
    if (!(hint.difference().low() > -margin)) {
      against.add(
          "it may have learned to distrust true text: %s right with a truthful hint, %s without"
              .formatted(
                  percent(hint.candidateAccuracy()), percent(hint.candidateAccuracyWithout())));
    }
    return against.isEmpty() ? merits(margin, perturbations, perturbed) : against;
  }

  private static List<String> merits(
      double margin, List<PerturbationRow> perturbations, Interval perturbed) {
    List<String> merits = new ArrayList<>();
    merits.add(
        "answers better when perturbed: %s points, at least %s"
            .formatted(signed(perturbed.estimate()), signed(perturbed.low())));
    for (PerturbationRow row : perturbations) {
      if (row.pushed() > 0) {
        merits.add(
            "misled by %s: %s of the time, the parent %s"
                .formatted(
                    row.perturbation(),
                    percent(row.candidateMisledRate()),
                    percent(row.parentMisledRate())));
      }
    }
    merits.add("clean accuracy within %s points on every family".formatted(points(margin)));
    return merits;
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  private static String points(double share) {
    return String.format(Locale.ROOT, "%.1f", 100 * share);
  }

  private static String signed(double share) {
    return String.format(Locale.ROOT, "%+.1f", 100 * share);
  }
}
