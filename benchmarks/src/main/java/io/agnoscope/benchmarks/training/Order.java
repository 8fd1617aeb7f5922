package io.agnoscope.benchmarks.training;

import java.util.Locale;

/**
 * What a learner is told to do, one line each.
 *
 * @param amount steps, or seconds
 */
record Order(Unit unit, int amount) {

  /** Until when it trains. */
  enum Unit {
    STEPS,
    SECONDS
  }

  static Order steps(int steps) {
    return new Order(Unit.STEPS, steps);
  }

  static Order seconds(int seconds) {
    return new Order(Unit.SECONDS, seconds);
  }

  static Order parse(String line) {
    String[] words = line.split(" ", 2);
    return new Order(Unit.valueOf(words[0].toUpperCase(Locale.ROOT)), Integer.parseInt(words[1]));
  }

  String line() {
    return unit.name().toLowerCase(Locale.ROOT) + " " + amount;
  }

  /** Whether to go on after so many steps and seconds. */
  boolean goesOn(int steps, double seconds) {
    return switch (unit) {
      case STEPS -> steps < amount;
      case SECONDS -> seconds < amount;
    };
  }
}
