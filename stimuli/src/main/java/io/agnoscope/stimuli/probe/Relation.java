package io.agnoscope.stimuli.probe;

import io.agnoscope.stimuli.scene.Place;
import java.util.Optional;

/** Where one thing is as seen from another in the picture. */
public enum Relation {
  LEFT("left of"),
  RIGHT("right of"),
  ABOVE("above"),
  BELOW("below");

  /** Centres at least this many pixels apart along the axis that decides. */
  private static final double MARGIN = 10;

  /** How many times further apart along the axis that decides than along the other. */
  private static final double DOMINANCE = 1.6;

  private final String words;

  Relation(String words) {
    this.words = words;
  }

  /** As an answer, and in a question before "the square". */
  public String words() {
    return words;
  }

  /** The other way round. */
  public Relation inverse() {
    return switch (this) {
      case LEFT -> RIGHT;
      case RIGHT -> LEFT;
      case ABOVE -> BELOW;
      case BELOW -> ABOVE;
    };
  }

  /** Where the first is, if nobody could see it otherwise. */
  public static Optional<Relation> between(Place first, Place second) {
    for (Relation relation : values()) {
      double along = relation.along(first, second);
      double across = relation.across(first, second);
      if (along >= MARGIN && along >= DOMINANCE * across) {
        return Optional.of(relation);
      }
    }
    return Optional.empty();
  }

  /** Whether somebody could say this of the first and the second, even at a stretch. */
  public boolean isArguable(Place first, Place second) {
    return along(first, second) > 0 && DOMINANCE * along(first, second) > across(first, second);
  }

  private double along(Place first, Place second) {
    return switch (this) {
      case LEFT -> second.x() - first.x();
      case RIGHT -> first.x() - second.x();
      case ABOVE -> second.y() - first.y();
      case BELOW -> first.y() - second.y();
    };
  }

  private double across(Place first, Place second) {
    return switch (this) {
      case LEFT, RIGHT -> Math.abs(first.y() - second.y());
      case ABOVE, BELOW -> Math.abs(first.x() - second.x());
    };
  }
}
