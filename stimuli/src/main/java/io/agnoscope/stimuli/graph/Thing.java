package io.agnoscope.stimuli.graph;

import java.util.Set;

/**
 * A class of things that questions may name.
 *
 * @param category its most general ancestor
 * @param tooNear itself, its ancestors and descendants, and what it is easily taken for
 */
record Thing(String name, String plural, String category, Set<String> tooNear) {

  /** Whether somebody could call a thing of this class by the other name, or the reverse. */
  boolean isNear(Thing other) {
    return tooNear.contains(other.name);
  }
}
