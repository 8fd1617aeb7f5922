package io.agnoscope.vlm.training;

import io.agnoscope.vlm.tokenizer.Numerals;
import io.agnoscope.vlm.tokenizer.TextTokens;
import io.agnoscope.vlm.tokenizer.Vocabulary;
import java.util.HashMap;
import java.util.Map;

/** Collects the words of the stimuli: those that training meets often enough to learn. */
public final class VocabularyBuilder {

  private static final long SEED = 77;
  private static final int EXAMPLES = 6_000;
  private static final int RARE = 3;

  private VocabularyBuilder() {}

  /** The same words for the same stimuli. */
  public static Vocabulary build() {
    ExampleSource source = new ExampleSource(SEED, ExampleSource.Mix.standard());
    Map<String, Integer> counts = new HashMap<>();
    for (int i = 0; i < EXAMPLES; i++) {
      TextTokens tokens = source.example(i).tokens();
      tokens.words().stream()
          .filter(word -> !word.isEmpty() && !Augmentation.isUnknown(word))
          .filter(word -> Numerals.valueOf(word).isEmpty())
          .forEach(word -> counts.merge(word, 1, Integer::sum));
    }
    counts.values().removeIf(count -> count < RARE);
    return new Vocabulary(counts.keySet());
  }
}
