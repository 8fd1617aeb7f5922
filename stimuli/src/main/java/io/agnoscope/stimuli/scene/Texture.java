package io.agnoscope.stimuli.scene;

/** How a material fills a body. */
final class Texture {

  private static final int BLACK = 0x101014;
  private static final int WHITE = 0xffffff;

  private Texture() {}

  /**
   * The colour of a point of a body.
   *
   * @param u pixels along the body's own x axis from its centre
   * @param v pixels along the body's own y axis from its centre
   * @param depth pixels inside the outline
   * @param behind what lies behind the body
   */
  static int at(Material material, Color color, double u, double v, double depth, int behind) {
    int rgb = color.rgb();
    return switch (material) {
      case PLASTIC -> rgb;
      case WOOD -> Rgb.mix(rgb, BLACK, 0.72 * stripe(u));
      case STONE -> Rgb.mix(rgb, BLACK, 0.9 * dot(u, v));
      case GLASS -> {
        double inner = Math.clamp(depth - 1.0, 0.0, 1.0);
        yield Rgb.mix(
            Rgb.mix(rgb, BLACK, 0.12), Rgb.mix(Rgb.mix(behind, WHITE, 0.4), rgb, 0.3), inner);
      }
      case METAL -> metal(rgb, u, v, depth);
    };
  }

  private static double stripe(double u) {
    double period = 3.4;
    double phase = u / period - Math.floor(u / period);
    double fromMiddle = Math.abs(phase - 0.5) * period;
    return Math.clamp(0.8 + 0.5 - fromMiddle, 0.0, 1.0);
  }

  /** Dots on a grid whose rows are shifted by half. */
  private static double dot(double u, double v) {
    double rowHeight = 2.7;
    double period = 3.6;
    double row = Math.floor(v / rowHeight + 0.5);
    double shifted = u / period + 0.5 * Math.abs(row % 2);
    double du = (shifted - Math.floor(shifted) - 0.5) * period;
    double dv = v - row * rowHeight;
    return Math.clamp(0.8 + 0.5 - StrictMath.sqrt(du * du + dv * dv), 0.0, 1.0);
  }

  private static int metal(int rgb, double u, double v, double depth) {
    double rim = Math.clamp(1.3 - depth, 0.0, 1.0);
    double acrossBand = Math.abs((u + v) * 0.7071067811865476 + 0.8);
    double shine = Math.clamp(1.5 - acrossBand, 0.0, 1.0);
    return Rgb.mix(Rgb.mix(rgb, WHITE, 0.95 * shine), BLACK, 0.55 * rim);
  }
}
