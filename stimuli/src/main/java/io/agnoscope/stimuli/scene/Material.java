package io.agnoscope.stimuli.scene;

import java.util.Locale;

/** What an object is made of, seen in how its body is filled. */
public enum Material implements Trait {
  /** One flat colour. */
  PLASTIC,
  /** Dark stripes. */
  WOOD,
  /** Dark dots. */
  STONE,
  /** A pale body that lets the background through, in a strong outline. */
  GLASS,
  /** A bright highlight across a body with a dark rim. */
  METAL;

  @Override
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String adjective() {
    return this == WOOD ? "wooden" : word();
  }

  @Override
  public boolean isSeenIn(Look look) {
    return look.material() == this;
  }
}
