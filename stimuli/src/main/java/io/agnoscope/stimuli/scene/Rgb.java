package io.agnoscope.stimuli.scene;

/** Arithmetic on packed 8-bit RGB colours. */
final class Rgb {

  private Rgb() {}

  /** The first colour with a share (0 to 1) of the second over it. */
  static int mix(int under, int over, double share) {
    return channel(under >> 16 & 255, over >> 16 & 255, share) << 16
        | channel(under >> 8 & 255, over >> 8 & 255, share) << 8
        | channel(under & 255, over & 255, share);
  }

  /** The colour with levels added to every channel, cut to 0..255. */
  static int brighter(int rgb, double levels) {
    int added = (int) Math.floor(levels + 0.5);
    return Math.clamp((rgb >> 16 & 255) + added, 0, 255) << 16
        | Math.clamp((rgb >> 8 & 255) + added, 0, 255) << 8
        | Math.clamp((rgb & 255) + added, 0, 255);
  }

  private static int channel(int under, int over, double share) {
    return (int) (under + (over - under) * share + 0.5);
  }
}
