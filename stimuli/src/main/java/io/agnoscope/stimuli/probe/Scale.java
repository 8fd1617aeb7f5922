package io.agnoscope.stimuli.probe;

import java.util.List;

/** A way to compare people. */
record Scale(String more, String less, String most, String least) {

  static final List<Scale> ALL =
      List.of(
          new Scale("taller", "shorter", "tallest", "shortest"),
          new Scale("older", "younger", "oldest", "youngest"),
          new Scale("heavier", "lighter", "heaviest", "lightest"),
          new Scale("faster", "slower", "fastest", "slowest"));
}
