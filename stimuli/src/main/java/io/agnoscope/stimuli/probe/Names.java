package io.agnoscope.stimuli.probe;

import io.agnoscope.stimuli.Randomness;
import java.util.List;

/** People that text questions speak of. */
final class Names {

  static final List<String> ALL =
      List.of(
          "Ann", "Ben", "Cara", "Dan", "Ella", "Finn", "Gina", "Hugo", "Iris", "Jack", "Kira",
          "Leo", "Mia", "Nora", "Otto", "Paul", "Rosa", "Sam", "Tina", "Zoe");

  private Names() {}

  /** So many different names. */
  static List<String> some(int count, Randomness random) {
    return List.copyOf(random.shuffle(ALL).subList(0, count));
  }
}
