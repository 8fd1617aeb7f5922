package io.agnoscope.scoring.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.agnoscope.scoring.statistics.text.Embeddings;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class PairingTest {
  private static final PerturbationMonitor CAPTION =
      new PerturbationMonitor("misleading-caption", "PERTURBATION", "TRAIN");
  private static final PerturbationMonitor FACTS =
      new PerturbationMonitor("unrelated-facts", "PERTURBATION", "TRAIN");
  private static final PerturbationMonitor REPEAT =
      new PerturbationMonitor("repeat", "CONTROL", "WATCH");
  private static final PerturbationMonitor ROTATED =
      new PerturbationMonitor("rotated-options", "CONTROL", "WATCH");
  private static final Said UNPARSABLE = new Said(null, null);

  @Test
  void aViewThatDrawsTheAnswerToItsDistractorIsAMisledRightToWrongFlip() {
    Sums sums = sumsOf(CAPTION, trial("A", said("A"), view(CAPTION, "B", said("B"))));

    assertThat(sums.flips()).isEqualTo(new Flips(1, 1, 0, 0));
    assertThat(sums.pushes()).isEqualTo(new Pushes(1, 1));
    assertThat(sums.labels()).isEqualTo(new Labels(1, 1, 0));
  }

  @Test
  void whoHeldTheDistractorBeforeIsNotMisled() {
    Sums sums = sumsOf(CAPTION, trial("A", said("B"), view(CAPTION, "B", said("B"))));

    assertThat(sums.flips()).isEqualTo(Flips.NONE);
    assertThat(sums.pushes()).isEqualTo(new Pushes(1, 0));
  }

  @Test
  void flipsAreSplitByWhatTheyDoToTheAnswer() {
    Sums sums =
        sumsOf(
            FACTS,
            trial(
                "A",
                said("B"),
                view(FACTS, null, said("A")),
                view(FACTS, null, said("C")),
                view(FACTS, null, said("B"))));

    assertThat(sums.views()).isEqualTo(3);
    assertThat(sums.flips()).isEqualTo(new Flips(2, 0, 1, 1));
  }

  @Test
  void anUnparsableAnswerIsASymbolOfItsOwn() {
    AskedTrial moved = trial("A", said("A"), view(FACTS, null, UNPARSABLE));
    AskedTrial stayed = trial("A", UNPARSABLE, view(FACTS, null, UNPARSABLE));

    assertThat(sumsOf(FACTS, moved).flips()).isEqualTo(new Flips(1, 1, 0, 0));
    assertThat(sumsOf(FACTS, moved).invalid()).isEqualTo(1);
    assertThat(sumsOf(FACTS, stayed).flips()).isEqualTo(Flips.NONE);
    assertThat(sumsOf(FACTS, stayed).labels()).isEqualTo(new Labels(1, 0, 0));
  }

  @Test
  void withoutALabelAFlipIsOnlyAFlip() {
    Sums sums = sumsOf(FACTS, trial(null, said("A"), view(FACTS, null, said("B"))));

    assertThat(sums.flips()).isEqualTo(new Flips(1, 0, 0, 0));
    assertThat(sums.labels()).isEqualTo(Labels.NONE);
  }

  @Test
  void theNoiseFloorIsPairedWithTheRepeatOfTheSameTrial() {
    Sums sums =
        sumsOf(
            FACTS,
            trial(
                "A",
                said("A"),
                view(REPEAT, null, said("B")),
                view(FACTS, null, said("C")),
                view(FACTS, null, said("A"))));

    assertThat(sums.noise()).isEqualTo(new Noise(2, 2, 1, 1));
  }

  @Test
  void theRepeatIsItsOwnNoiseFloor() {
    Sums sums = sumsOf(REPEAT, trial("A", said("A"), view(REPEAT, null, said("B"))));

    InterferenceFigures figures = InterferenceFigures.of(sums);

    assertThat(figures.excess().value()).isZero();
  }

  @Test
  void divergenceComparesOptionsByTheirCanonicalLetters() {
    Said clean = new Said("A", Map.of("A", 0.7, "B", 0.2, "C", 0.1));
    Said same = new Said("A", Map.of("C", 0.1, "A", 0.7, "B", 0.2));
    Said other = new Said("B", Map.of("A", 0.2, "B", 0.7, "C", 0.1));

    Sums unmoved = sumsOf(ROTATED, trial("A", clean, view(ROTATED, null, same)));
    Sums moved = sumsOf(ROTATED, trial("A", clean, view(ROTATED, null, other)));

    assertThat(unmoved.divergences()).isEqualTo(new Divergences(1, 0));
    assertThat(moved.divergences().nats())
        .isCloseTo(
            JensenShannon.nats(new double[] {0.7, 0.2, 0.1}, new double[] {0.2, 0.7, 0.1}),
            within(1e-15));
  }

  @Test
  void divergenceNeedsExactProbabilitiesOnBothSides() {
    Said exact = new Said("A", Map.of("A", 0.9, "B", 0.1));

    Sums sums = sumsOf(FACTS, trial("A", exact, view(FACTS, null, said("A"))));

    assertThat(sums.divergences()).isEqualTo(Divergences.NONE);
    assertThat(InterferenceFigures.of(sums).divergence().exact().value()).isNull();
  }

  @Test
  void unansweredViewsAreNotCounted() {
    AskedTrial trial = trial("A", said("A"), view(FACTS, null, null));

    assertThat(Pairing.observations(trial, Embeddings.NONE))
        .extracting(Observation::monitor)
        .doesNotContain(FACTS);
  }

  @Test
  void withoutACleanAnswerNothingIsCounted() {
    AskedTrial trial = trial("A", null, view(FACTS, null, said("A")));

    assertThat(Pairing.observations(trial, Embeddings.NONE)).isEmpty();
    assertThat(trial.scorable()).isFalse();
  }

  @Test
  void agnosiaIsOfTheCleanViewAndItsRotations() {
    AskedTrial right =
        trial("A", said("A"), view(ROTATED, null, said("A")), view(ROTATED, null, said("A")));
    AskedTrial biased =
        trial("A", said("A"), view(ROTATED, null, said("A")), view(ROTATED, null, said("C")));
    AskedTrial cut = trial("A", UNPARSABLE, view(ROTATED, null, null));

    Sums sums = aspect(right).plus(aspect(biased)).plus(aspect(cut));
    AgnosiaFigures figures = AgnosiaFigures.of(sums);

    assertThat(figures.accuracy()).isEqualTo(new Ratio(2, 3));
    assertThat(figures.invalidRate()).isEqualTo(new Ratio(1, 3));
    assertThat(figures.circularAccuracy()).isEqualTo(new Ratio(1, 2));
    assertThat(figures.chance()).isCloseTo(1.0 / 3, within(1e-15));
  }

  @Test
  void aFlipIsBeyondTheNoiseOnlyBesideARepeatThatStayed() {
    AskedView moved = view(CAPTION, "B", said("B"));
    AskedTrial quiet = trial("A", said("A"), view(REPEAT, null, said("A")), moved);
    AskedTrial noisy = trial("A", said("A"), view(REPEAT, null, said("C")), moved);
    AskedTrial unknown = trial("A", said("A"), moved);

    assertThat(Pairing.flippedBeyondNoise(quiet)).containsExactly(moved);
    assertThat(Pairing.flippedBeyondNoise(noisy)).isEmpty();
    assertThat(Pairing.flippedBeyondNoise(unknown)).isEmpty();
  }

  @Test
  void controlsAreNoFlipsBeyondTheNoise() {
    AskedTrial trial =
        trial("A", said("A"), view(REPEAT, null, said("A")), view(ROTATED, null, said("B")));

    assertThat(Pairing.flippedBeyondNoise(trial)).isEmpty();
  }

  @Test
  void wrongOnCleanNeedsALabel() {
    assertThat(Pairing.wrongOnClean(trial("A", said("B")))).isTrue();
    assertThat(Pairing.wrongOnClean(trial("A", UNPARSABLE))).isTrue();
    assertThat(Pairing.wrongOnClean(trial("A", said("A")))).isFalse();
    assertThat(Pairing.wrongOnClean(trial(null, said("B")))).isFalse();
  }

  private static Sums sumsOf(Monitor monitor, AskedTrial trial) {
    return Pairing.observations(trial, Embeddings.NONE).stream()
        .filter(observation -> observation.monitor().equals(monitor))
        .map(Observation::sums)
        .findFirst()
        .orElseThrow();
  }

  private static Sums aspect(AskedTrial trial) {
    return sumsOf(new AspectMonitor("COLOR"), trial);
  }

  private static AskedTrial trial(
      @Nullable String answer, @Nullable Said clean, AskedView... others) {
    PerturbationMonitor none = new PerturbationMonitor("clean", "CLEAN", "WATCH");
    return new AskedTrial(
        answer,
        "COLOR",
        new AskedView("clean", none, 3, null, clean),
        Arrays.asList(others),
        false);
  }

  private static AskedView view(
      PerturbationMonitor monitor, @Nullable String distractor, @Nullable Said said) {
    return new AskedView(monitor.perturbation(), monitor, 3, distractor, said);
  }

  private static Said said(String decision) {
    return new Said(decision, null);
  }
}
