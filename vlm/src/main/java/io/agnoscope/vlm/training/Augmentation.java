package io.agnoscope.vlm.training;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.vlm.blocks.Architecture;
import io.agnoscope.vlm.tokenizer.Numerals;
import io.agnoscope.vlm.tokenizer.TextTokens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts words in that the network has never seen, so that it learns to read around them and to tell
 * unknown names apart. What a question asks for stays.
 */
final class Augmentation {

  /** No word that {@code Words} cuts starts like this. */
  private static final String UNKNOWN = "?";

  private static final double QUESTIONS_WITH_UNKNOWN = 0.3;
  private static final double UNKNOWN_WORDS = 0.12;
  private static final double RENAMED = 0.15;

  Example apply(Example example, Randomness random) {
    TextTokens tokens = example.tokens();
    boolean isText = example.prompt().image() == null && example.scene() == null;
    if (isText && random.nextDouble() < RENAMED) {
      tokens = rename(tokens, random);
    } else if (random.nextDouble() < QUESTIONS_WITH_UNKNOWN) {
      tokens = forget(tokens, random);
    }
    return new Example(
        example.prompt(), tokens, example.answer(), example.scene(), example.family());
  }

  /** Each option's words become new ones, the same wherever they stand. */
  private static TextTokens rename(TextTokens tokens, Randomness random) {
    Map<String, String> names = new HashMap<>();
    for (int option = 0; option < tokens.options(); option++) {
      for (String word : tokens.option(option)) {
        if (Numerals.valueOf(word).isEmpty() && !Teacher.names(word)) {
          names.computeIfAbsent(word, any -> unknown(random));
        }
      }
    }
    return new TextTokens(
        tokens.words().stream().map(word -> names.getOrDefault(word, word)).toList(),
        tokens.options());
  }

  private static TextTokens forget(TextTokens tokens, Randomness random) {
    Set<String> needed = new HashSet<>();
    for (int option = 0; option < tokens.options(); option++) {
      needed.addAll(tokens.option(option));
    }
    List<String> words = new ArrayList<>(tokens.words());
    for (int i = 0; i < Architecture.TEXT; i++) {
      String word = words.get(i);
      boolean spare =
          !word.isEmpty()
              && Numerals.valueOf(word).isEmpty()
              && !Teacher.names(word)
              && !needed.contains(word);
      if (spare && random.nextDouble() < UNKNOWN_WORDS) {
        words.set(i, unknown(random));
      }
    }
    return new TextTokens(List.copyOf(words), tokens.options());
  }

  /** Whether augmentation made this word up. */
  static boolean isUnknown(String word) {
    return word.startsWith(UNKNOWN);
  }

  private static String unknown(Randomness random) {
    return UNKNOWN + random.nextInt(1 << 16);
  }
}
