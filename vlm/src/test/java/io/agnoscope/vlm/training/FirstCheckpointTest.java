package io.agnoscope.vlm.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.stimuli.probe.Phrasing;
import io.agnoscope.vlm.Checkpoint;
import io.agnoscope.vlm.TinyVlm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FirstCheckpointTest {

  private static final List<String> TEXT = List.of("arithmetic", "ordering", "lookup");

  private final Checkpoint first = Checkpoint.first();

  /** The figures were measured on 500 fresh probes of each family. */
  @Test
  void theManifestClaimsWhatIsPromised() {
    Map<String, Map<String, Double>> accuracy = first.manifest().accuracy();

    assertThat(accuracy.keySet()).containsExactlyInAnyOrderElementsOf(Evaluation.families());
    double clean = 0;
    double misled = 0;
    for (String family : Evaluation.families()) {
      double seen = figure(accuracy, family, "clean");
      assertThat(seen).as(family).isGreaterThanOrEqualTo(TEXT.contains(family) ? 0.95 : 0.90);
      if (!TEXT.contains(family)) {
        clean += seen;
        misled += figure(accuracy, family, "misleading-caption");
      }
    }
    assertThat(misled).isLessThanOrEqualTo(clean / 2);
  }

  /** A small fresh draw, with room for chance: 40 probes a family. */
  @Test
  void theWeightsKeepTheClaim() {
    Evaluation.Report report;
    try (TinyVlm model = TinyVlm.load(first)) {
      report = new Evaluation(Phrasing.TRAINING, "first-checkpoint-test", 4, 40).run(model);
    }

    assertThat(report.mean("clean")).isGreaterThan(0.92);
    assertThat(report.worstClean()).isGreaterThan(0.8);
    assertThat(report.mean("truthful-hint")).isGreaterThan(0.9);
    assertThat(report.mean("misleading-caption"))
        .isLessThanOrEqualTo(report.meanCleanOfAspects() / 2);
    assertThat(report.misledRate("misleading-caption")).isGreaterThan(0.4);
    assertThat(report.accuracy("entity", "black-image")).isNaN();
  }

  private static double figure(
      Map<String, Map<String, Double>> accuracy, String family, String view) {
    return accuracy.getOrDefault(family, Map.of()).getOrDefault(view, Double.NaN);
  }
}
