package io.agnoscope.stimuli.catalogue;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.sample.Sample;
import io.agnoscope.stimuli.sample.TaskClass;
import io.agnoscope.stimuli.sample.View;
import java.util.Set;
import java.util.StringJoiner;

/**
 * Puts strings of random characters before the question. They hold no vowels and begin with a
 * consonant, so that none is a word, a number or an option's letter.
 */
final class RandomCharacters implements Perturbation {

  private static final Declaration DECLARATION =
      new Declaration(
          "random-characters",
          1,
          View.Kind.PERTURBATION,
          View.Modality.TEXT,
          View.Split.WATCH,
          Set.of(TaskClass.IMAGE_HEAVY, TaskClass.MULTIMODAL),
          "Strings of random characters stand before the question.");

  private static final String CONSONANTS = "bcdfghjklmnpqrstvwxzBCDFGHJKLMNPQRSTVWXZ";
  private static final String ALL = CONSONANTS + "0123456789#%&*+-/=_";
  private static final int FEWEST = 8;
  private static final int MOST = 16;
  private static final int SHORTEST = 5;
  private static final int LONGEST = 12;

  @Override
  public Declaration declaration() {
    return DECLARATION;
  }

  @Override
  public Made make(Sample sample, Pictures pictures, Randomness randomness) {
    StringJoiner strings = new StringJoiner(" ", "", ".");
    int count = randomness.nextInt(FEWEST, MOST + 1);
    for (int i = 0; i < count; i++) {
      strings.add(string(randomness));
    }
    return InsertedText.before(DECLARATION, sample, strings.toString());
  }

  private static String string(Randomness randomness) {
    int length = randomness.nextInt(SHORTEST, LONGEST + 1);
    StringBuilder string = new StringBuilder(length);
    string.append(CONSONANTS.charAt(randomness.nextInt(CONSONANTS.length())));
    while (string.length() < length) {
      string.append(ALL.charAt(randomness.nextInt(ALL.length())));
    }
    return string.toString();
  }
}
