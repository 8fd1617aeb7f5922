package io.agnoscope.stimuli.graph;

import java.util.Set;

/**
 * A value of an attribute.
 *
 * @param tooNear itself and what it is easily taken for
 * @param categories the things that can have it; empty for all
 */
record Term(String name, Set<String> tooNear, Set<String> categories) {

  boolean isNear(Term other) {
    return tooNear.contains(other.name);
  }

  boolean fits(Thing thing) {
    return categories.isEmpty() || categories.contains(thing.category());
  }
}
