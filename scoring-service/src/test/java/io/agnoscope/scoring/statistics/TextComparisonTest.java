package io.agnoscope.scoring.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.scoring.statistics.text.Embeddings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What free answers add to the figures. */
final class TextComparisonTest {
  private static final PerturbationMonitor PARAPHRASE =
      new PerturbationMonitor("paraphrase", "PERTURBATION", "WATCH");
  private static final PerturbationMonitor REPEAT =
      new PerturbationMonitor(AskedView.REPEAT, "CONTROL", "WATCH");

  /** Meanings as angles, in degrees. */
  private static final Map<String, Integer> ANGLES =
      Map.of("lovely weather", 0, "nice weather", 20, "fine weather", 20, "stormy weather", 70);

  private final List<String> embedded = new ArrayList<>();
  private final Embeddings angles =
      text -> {
        embedded.add(text);
        double angle = Math.toRadians(ANGLES.getOrDefault(text, 180));
        return new float[] {(float) Math.cos(angle), (float) Math.sin(angle)};
      };

  @Test
  void theSameWordsAreNoFlip() {
    Sums sums = paraphrase(trial("A red cube.", "a red cube", "the red cube!"));

    assertThat(sums.views()).isEqualTo(1);
    assertThat(sums.flips()).isEqualTo(Flips.NONE);
    assertThat(sums.meanings()).isEqualTo(Meanings.NONE);
    assertThat(embedded).isEmpty();
  }

  @Test
  void anotherFactIsAFlipWhateverTheMeaning() {
    Sums sums = paraphrase(trial("3 dogs", "three dogs", "4 dogs"));

    assertThat(sums.flips()).isEqualTo(new Flips(1, 0, 0, 0));
    assertThat(sums.noise()).isEqualTo(new Noise(1, 0, 0, 1));
    assertThat(sums.meanings()).isEqualTo(Meanings.NONE);
    assertThat(embedded).isEmpty();
  }

  @Test
  void otherWordsAreComparedWithTheRepeat() {
    assertThat(paraphrase(trial("lovely weather", "nice weather", "stormy weather")).meanings())
        .isEqualTo(new Meanings(1, 1, 0));
    assertThat(paraphrase(trial("lovely weather", "stormy weather", "nice weather")).meanings())
        .isEqualTo(new Meanings(1, 0, 1));
    assertThat(paraphrase(trial("lovely weather", "fine weather", "nice weather")).meanings())
        .isEqualTo(new Meanings(1, 0, 0));
  }

  /** Else only the Views that moved would be seen, and farther would be likelier by itself. */
  @Test
  void theSameWordsAreNearerThanARepeatThatWandered() {
    assertThat(paraphrase(trial("lovely weather", "lovely weather", "nice weather")).meanings())
        .isEqualTo(new Meanings(1, 1, 0));
    assertThat(paraphrase(trial("lovely weather", "nice weather", "lovely weather")).meanings())
        .isEqualTo(new Meanings(1, 0, 1));
  }

  @Test
  void withoutARepeatOrAMeaningThereIsNothingToCompareBy() {
    AskedTrial alone = trial("lovely weather", null, "stormy weather");
    AskedTrial noisy = trial("lovely weather", "3 dogs", "stormy weather");
    AskedTrial known = trial("lovely weather", "nice weather", "stormy weather");

    assertThat(paraphrase(alone).meanings()).isEqualTo(Meanings.NONE);
    assertThat(paraphrase(noisy).meanings()).isEqualTo(Meanings.NONE);
    assertThat(sums(PARAPHRASE, known, Embeddings.NONE).meanings()).isEqualTo(Meanings.NONE);
  }

  @Test
  void theRepeatIsNotComparedWithItself() {
    AskedTrial trial = trial("lovely weather", "nice weather", "stormy weather");

    assertThat(sums(REPEAT, trial, angles).meanings()).isEqualTo(Meanings.NONE);
  }

  @Test
  void whereNothingIsSaidIsASymbolOfItsOwn() {
    Sums moved = paraphrase(trial("lovely weather", null, " "));
    Sums stayed = paraphrase(trial("", null, "..."));

    assertThat(moved.flips().all()).isEqualTo(1);
    assertThat(moved.invalid()).isEqualTo(1);
    assertThat(stayed.flips().all()).isZero();
    assertThat(stayed.invalid()).isEqualTo(1);
  }

  @Test
  void noLetterFigureIsMade() {
    Sums sums = paraphrase(trial("3 dogs", "3 dogs", "4 dogs"));

    assertThat(sums.chance()).isZero();
    assertThat(sums.labels()).isEqualTo(Labels.NONE);
    assertThat(sums.pushes()).isEqualTo(Pushes.NONE);
    assertThat(sums.divergences()).isEqualTo(Divergences.NONE);
    assertThat(sums.bounds()).isEqualTo(DivergenceBounds.NONE);
  }

  @Test
  void aFlipOfFactsBesideAQuietRepeatIsBeyondTheNoise() {
    assertThat(Pairing.flippedBeyondNoise(trial("3 dogs", "three dogs", "4 dogs"))).hasSize(1);
    assertThat(Pairing.flippedBeyondNoise(trial("3 dogs", "5 dogs", "4 dogs"))).isEmpty();
  }

  @Test
  void eachTextIsEmbeddedOnceAndNotEndlesslyMany() {
    List<AskedView> views = new ArrayList<>();
    views.add(view(REPEAT, "weather to repeat"));
    for (int i = 0; i < 100; i++) {
      views.add(view(PARAPHRASE, "weather" + "x".repeat(i)));
      views.add(view(PARAPHRASE, "weather" + "x".repeat(i)));
    }

    Pairing.observations(trial("lovely weather", views), angles);

    assertThat(embedded).doesNotHaveDuplicates().hasSize(TextComparison.MOST_EMBEDDED);
  }

  private Sums paraphrase(AskedTrial trial) {
    return sums(PARAPHRASE, trial, angles);
  }

  private static Sums sums(Monitor monitor, AskedTrial trial, Embeddings embeddings) {
    return Pairing.observations(trial, embeddings).stream()
        .filter(observation -> observation.monitor().equals(monitor))
        .map(Observation::sums)
        .findFirst()
        .orElseThrow();
  }

  private static AskedTrial trial(String clean, @Nullable String repeat, String view) {
    AskedView paraphrase = view(PARAPHRASE, view);
    return trial(
        clean,
        repeat == null ? List.of(paraphrase) : Arrays.asList(view(REPEAT, repeat), paraphrase));
  }

  private static AskedTrial trial(String clean, List<AskedView> views) {
    PerturbationMonitor none = new PerturbationMonitor("clean", "CLEAN", "WATCH");
    AskedView asked = new AskedView("clean", none, 1, null, Said.words(clean));
    return new AskedTrial(null, null, asked, views, true);
  }

  private static AskedView view(PerturbationMonitor monitor, String text) {
    return new AskedView(monitor.perturbation(), monitor, 1, null, Said.words(text));
  }
}
