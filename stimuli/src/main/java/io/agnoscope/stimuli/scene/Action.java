package io.agnoscope.stimuli.scene;

import java.util.Locale;

/** What an object does, seen in the marks around it; marks stay upright when the body turns. */
public enum Action implements Trait {
  /** Two legs with feet below. */
  STANDING,
  /** A wing on each side. */
  FLYING,
  /** Three upright lines above. */
  FALLING,
  /** Two arcs around the body. */
  SPINNING,
  /** Three level lines on the left. */
  SLIDING;

  @Override
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public boolean isSeenIn(Look look) {
    return look.action() == this;
  }
}
