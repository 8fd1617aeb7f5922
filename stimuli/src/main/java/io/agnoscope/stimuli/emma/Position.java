package io.agnoscope.stimuli.emma;

import io.agnoscope.stimuli.probe.Relation;

/** Where something is: on one side of a thing that is named. */
public record Position(Relation relation, String anchor) {

  /** As a value: {@code left of the heart}. */
  public Value value() {
    return Value.of(relation.words() + " " + anchor);
  }
}
