package io.agnoscope.stimuli.graph;

import io.agnoscope.stimuli.probe.Relation;
import java.util.Optional;

/** A box around an object, in pixels from the upper left corner of the picture. */
public record Box(double x, double y, double width, double height) {

  /** How many times further apart along the axis that decides than along the other. */
  private static final double DOMINANCE = 1.6;

  /** The shared area divided by the area of both together, 0 to 1. */
  double overlap(Box other) {
    double across = Math.min(right(), other.right()) - Math.max(x, other.x);
    double down = Math.min(bottom(), other.bottom()) - Math.max(y, other.y);
    double shared = Math.max(0, across) * Math.max(0, down);
    double all = width * height + other.width * other.height - shared;
    return all <= 0 ? 0 : shared / all;
  }

  /** On which side of the other this lies: beside it without overlap, and clearly that side. */
  Optional<Relation> seenFrom(Box other) {
    double dx = x + width / 2 - other.x - other.width / 2;
    double dy = y + height / 2 - other.y - other.height / 2;
    if (Math.abs(dx) >= DOMINANCE * Math.abs(dy)) {
      if (right() <= other.x) {
        return Optional.of(Relation.LEFT);
      }
      return x >= other.right() ? Optional.of(Relation.RIGHT) : Optional.empty();
    }
    if (Math.abs(dy) >= DOMINANCE * Math.abs(dx)) {
      if (bottom() <= other.y) {
        return Optional.of(Relation.ABOVE);
      }
      return y >= other.bottom() ? Optional.of(Relation.BELOW) : Optional.empty();
    }
    return Optional.empty();
  }

  private double right() {
    return x + width;
  }

  private double bottom() {
    return y + height;
  }
}
