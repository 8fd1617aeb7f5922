package io.agnoscope.scoring.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.agnoscope.scoring.statistics.Labels;
import io.agnoscope.scoring.statistics.PerturbationMonitor;
import io.agnoscope.scoring.statistics.Sums;
import io.agnoscope.scoring.topology.SeriesKey;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Clean against perturbed, each Trial counted as what it is. */
final class AccuracyRowTest {
  private static final Map<SeriesKey, Sums> SERIES =
      Map.of(
          key("v1", "repeat", "CONTROL"), right(100, 90, 90),
          key("v1", "truthful-hint", "CONTROL"), right(100, 90, 100),
          key("v1", "caption", "PERTURBATION"), right(100, 90, 20),
          key("v1", "facts", "PERTURBATION"), right(100, 90, 60),
          key("v2", "repeat", "CONTROL"), right(10, 9, 9));

  @Test
  void cleanCountsEachTrialOnceAndControlsAreNoPerturbations() {
    List<AccuracyRow> rows = AccuracyResource.rows("tinyvlm", Map.of("v1", 1), SERIES, 6);

    AccuracyRow row = rows.getFirst();
    assertThat(row.checkpoint()).isEqualTo("v1");
    assertThat(row.clean().n()).isEqualTo(100);
    assertThat(row.clean().value()).isEqualTo(0.9);
    assertThat(row.perturbed().n()).isEqualTo(200);
    assertThat(row.perturbed().value()).isEqualTo(0.4);
    assertThat(row.perturbed().low()).as("as wide as of 100").isCloseTo(0.309, within(0.001));
  }

  @Test
  void theLatestCheckpointsComeFirstAndThoseWithoutAVersionLast() {
    assertThat(AccuracyResource.rows("tinyvlm", Map.of("v1", 1, "v2", 2), SERIES, 6))
        .extracting(AccuracyRow::checkpoint)
        .containsExactly("v2", "v1");
    assertThat(AccuracyResource.rows("tinyvlm", Map.of("v1", 1), SERIES, 1))
        .extracting(AccuracyRow::checkpoint)
        .containsExactly("v1");
  }

  private static SeriesKey key(String checkpoint, String perturbation, String kind) {
    return new SeriesKey(
        "LIVE",
        "tinyvlm",
        checkpoint,
        "m1",
        "IMAGE_HEAVY",
        new PerturbationMonitor(perturbation, kind, "WATCH"));
  }

  private static Sums right(long labelled, long clean, long perturbed) {
    Sums none = Sums.NONE;
    return new Sums(
        labelled,
        0,
        0,
        none.flips(),
        none.pushes(),
        new Labels(labelled, clean, perturbed),
        none.divergences(),
        none.bounds(),
        none.noise(),
        none.circular(),
        none.meanings());
  }
}
