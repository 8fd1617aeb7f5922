package io.agnoscope.stimuli.scene;

import java.util.Locale;

/** The outline of an object; each is told from the others under any rotation. */
public enum Kind implements Trait {
  CIRCLE,
  SQUARE,
  TRIANGLE,
  STAR,
  HEART,
  CROSS,
  MOON,
  RING;

  @Override
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The word for several of them. */
  public String plural() {
    return this == CROSS ? "crosses" : word() + "s";
  }

  @Override
  public boolean isSeenIn(Look look) {
    return look.kind() == this;
  }
}
