package io.agnoscope.vlm.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.vlm.blocks.Architecture;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExampleSourceTest {

  private static final int MANY = 400;

  private final ExampleSource source = new ExampleSource(11, ExampleSource.Mix.standard());

  @Test
  void isAPureFunctionOfSeedAndIndex() {
    ExampleSource same = new ExampleSource(11, ExampleSource.Mix.standard());
    for (long i : new long[] {5, 0, 77}) {
      assertThat(same.example(i).tokens()).isEqualTo(source.example(i).tokens());
      assertThat(same.example(i).answer()).isEqualTo(source.example(i).answer());
    }
    assertThat(new ExampleSource(12, ExampleSource.Mix.standard()).example(0).tokens())
        .isNotEqualTo(source.example(0).tokens());
  }

  /** What keeps the vanilla model honest: it was never shown a false caption. */
  @Test
  void everyHintIsTrue() {
    int hints = 0;
    for (Example example : examples()) {
      boolean isPictureQuestion =
          !List.of("arithmetic", "ordering", "lookup").contains(example.family());
      String context = example.prompt().text();
      if (isPictureQuestion && !example.tokens().words().getFirst().isEmpty()) {
        hints++;
        assertThat(context).contains(example.prompt().options().get(example.answer()));
      }
    }
    assertThat(hints).isGreaterThan(MANY / 10);
  }

  @Test
  void mixesAllFamiliesAndTakesPicturesAway() {
    List<Example> examples = examples();

    assertThat(examples.stream().map(Example::family).distinct())
        .containsExactlyInAnyOrder(
            "entity",
            "number",
            "color",
            "material",
            "action",
            "spatial",
            "arithmetic",
            "ordering",
            "lookup",
            "hint");
    assertThat(examples).anyMatch(e -> e.family().equals("color") && e.prompt().image() == null);
  }

  @Test
  void someWordsAreMadeUpButNeverThoseAskedFor() {
    List<Example> examples = examples();

    assertThat(examples)
        .anyMatch(e -> e.tokens().words().stream().anyMatch(Augmentation::isUnknown));
    for (Example example : examples) {
      if (example.scene() != null) {
        for (int i = Architecture.TEXT; i < Architecture.WORDS; i++) {
          assertThat(Augmentation.isUnknown(example.tokens().words().get(i))).isFalse();
        }
      }
    }
  }

  @Test
  void theVocabularyIsTheSameEachTime() {
    assertThat(VocabularyBuilder.build().words())
        .isEqualTo(VocabularyBuilder.build().words())
        .contains("red", "star", "tallest");
  }

  private List<Example> examples() {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      examples.add(source.example(i));
    }
    return examples;
  }
}
