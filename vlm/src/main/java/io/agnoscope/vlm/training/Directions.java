package io.agnoscope.vlm.training;

import io.agnoscope.stimuli.scene.SceneObject;

/** Reads the first word of a relation: left, right, above, below. */
final class Directions {

  private Directions() {}

  /** Whether the first object lies there as seen from the second; y grows downwards. */
  static boolean holds(String word, SceneObject first, SceneObject second) {
    double dx = first.x() - second.x();
    double dy = first.y() - second.y();
    return switch (word) {
      case "left" -> -dx > Math.abs(dy);
      case "right" -> dx > Math.abs(dy);
      case "above" -> -dy > Math.abs(dx);
      case "below" -> dy > Math.abs(dx);
      default -> false;
    };
  }
}
