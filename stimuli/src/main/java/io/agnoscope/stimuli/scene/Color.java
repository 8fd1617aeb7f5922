package io.agnoscope.stimuli.scene;

import java.util.Locale;

/** The colour of an object's body. Backgrounds are pale and greyish, so none is lost in them. */
public enum Color implements Trait {
  RED(0xd81e28),
  ORANGE(0xf58410),
  YELLOW(0xf4d81c),
  GREEN(0x1f9a3c),
  BLUE(0x2456dc),
  PURPLE(0x7a2ab0),
  PINK(0xff7cc0);

  private final int rgb;

  Color(int rgb) {
    this.rgb = rgb;
  }

  /** Red, green and blue, eight bits each. */
  public int rgb() {
    return rgb;
  }

  @Override
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public boolean isSeenIn(Look look) {
    return look.color() == this;
  }
}
