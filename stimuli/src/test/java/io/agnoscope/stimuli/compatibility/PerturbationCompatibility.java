package io.agnoscope.stimuli.compatibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.catalogue.Catalogue;
import io.agnoscope.stimuli.catalogue.Made;
import io.agnoscope.stimuli.catalogue.Perturbation;
import io.agnoscope.stimuli.catalogue.ViewRules;
import io.agnoscope.stimuli.sample.Sample;
import io.agnoscope.stimuli.sample.TaskClass;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What must hold of any Perturbation. Extend it in a test of your own and return yours; JUnit 5
 * does the rest.
 */
public abstract class PerturbationCompatibility {

  private static final List<String> SEEDS = List.of("one", "two");

  /** The Perturbation to test; a new one each time. */
  protected abstract Perturbation perturbation();

  @TestFactory
  final Stream<DynamicTest> keepsTheRulesOfTheCatalogue() {
    return tests(perturbation());
  }

  /** The tests of one Perturbation. */
  public static Stream<DynamicTest> tests(Perturbation perturbation) {
    return Stream.of(
        dynamicTest("declares the same every time", () -> declaresTheSame(perturbation)),
        dynamicTest("makes the same every time", () -> makesTheSameTwice(perturbation)),
        dynamicTest("makes the same in any thread", () -> makesTheSameElsewhere(perturbation)),
        dynamicTest("looks at the last user turn only", () -> ignoresOtherTurns(perturbation)),
        dynamicTest("keeps the rules for Views", () -> keepsTheRules(perturbation)),
        dynamicTest("has Views where it is declared sound", () -> hasViews(perturbation)));
  }

  private static void declaresTheSame(Perturbation perturbation) {
    assertThat(perturbation.declaration()).isEqualTo(perturbation.declaration());
    assertThat(perturbation.pool()).isEqualTo(perturbation.pool());
  }

  private static void makesTheSameTwice(Perturbation perturbation) {
    for (Sample sample : soundSamples(perturbation)) {
      for (String seed : SEEDS) {
        assertThat(make(perturbation, sample, seed)).isEqualTo(make(perturbation, sample, seed));
      }
    }
  }

  private static void makesTheSameElsewhere(Perturbation perturbation) {
    for (Sample sample : soundSamples(perturbation)) {
      CompletableFuture<Made> other =
          CompletableFuture.supplyAsync(() -> make(perturbation, sample, "one"));

      assertThat(make(perturbation, sample, "one")).isEqualTo(other.join());
    }
  }

  private static void ignoresOtherTurns(Perturbation perturbation) {
    for (Sample sample : soundSamples(perturbation)) {
      assertThat(make(perturbation, CompatibilitySamples.withOtherTurns(sample), "one"))
          .isEqualTo(make(perturbation, sample, "one"));
    }
  }

  private static void keepsTheRules(Perturbation perturbation) {
    for (Sample sample : soundSamples(perturbation)) {
      for (String seed : SEEDS) {
        assertThat(
                ViewRules.broken(
                    perturbation.declaration(),
                    sample,
                    make(perturbation, sample, seed),
                    sha256 -> Catalogue.standard().image(sha256).isPresent()))
            .as("%s", sample)
            .isEmpty();
      }
    }
  }

  private static void hasViews(Perturbation perturbation) {
    for (TaskClass taskClass : perturbation.soundFor()) {
      assertThat(CompatibilitySamples.of(taskClass))
          .as("%s", taskClass)
          .anyMatch(sample -> !make(perturbation, sample, "one").views().isEmpty());
    }
  }

  private static List<Sample> soundSamples(Perturbation perturbation) {
    return CompatibilitySamples.all().stream()
        .filter(sample -> perturbation.soundFor().contains(sample.taskClass()))
        .toList();
  }

  private static Made make(Perturbation perturbation, Sample sample, String seed) {
    return perturbation.make(
        sample, CompatibilitySamples.pictures(), Randomness.of(seed, sample.id()));
  }
}
