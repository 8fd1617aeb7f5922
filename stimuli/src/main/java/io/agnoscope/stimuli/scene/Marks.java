package io.agnoscope.stimuli.scene;

/** The marks around a body that show its action. */
final class Marks {

  private static final double HALF_STROKE = 0.62;

  private Marks() {}

  /**
   * How much of the pixel a mark covers, 0 to 1.
   *
   * @param x pixels right of the body's centre
   * @param y pixels below the body's centre
   * @param body radius of the body in pixels
   * @param reach radius that the marks stay within, in pixels
   */
  static double coverage(Action action, double x, double y, double body, double reach) {
    double distance =
        switch (action) {
          case STANDING -> standing(Math.abs(x), y, body, reach);
          case FLYING -> flying(Math.abs(x), y, body, reach);
          case FALLING -> lines(x, -y, body, reach);
          case SPINNING -> spinning(x, y, body, reach);
          case SLIDING -> lines(y, -x, body, reach);
        };
    return Math.clamp(HALF_STROKE + 0.5 - distance, 0.0, 1.0);
  }

  private static double standing(double side, double y, double body, double reach) {
    double leg = 0.35 * body;
    double bottom = reach - HALF_STROKE - 0.2;
    double shin = Distances.toSegment(side, y, leg, 0.7 * body, leg, bottom);
    double foot = Distances.toSegment(side, y, leg, bottom, leg + 0.28 * body, bottom);
    return Math.min(shin, foot);
  }

  private static double flying(double side, double y, double body, double reach) {
    double tip = reach - HALF_STROKE;
    double top = Distances.toSegment(side, y, 0.85 * body, 0.1 * body, tip, -0.55 * body);
    double low = Distances.toSegment(side, y, 0.85 * body, 0.1 * body, tip - 0.3, 0.1 * body);
    double edge = Distances.toSegment(side, y, tip, -0.55 * body, tip - 0.3, 0.1 * body);
    return Math.min(top, Math.min(low, edge));
  }

  /** Three lines outwards along the second axis; the middle one begins further out. */
  private static double lines(double across, double outwards, double body, double reach) {
    double end = reach - HALF_STROKE;
    double side = Math.abs(across);
    double middle = Distances.toSegment(side, outwards, 0, 1.08 * body, 0, end);
    double beside =
        Distances.toSegment(side, outwards, 0.62 * body, 0.92 * body, 0.62 * body, 0.94 * end);
    return Math.min(middle, beside);
  }

  /** Two arcs of about a quarter turn, at the upper right and the lower left. */
  private static double spinning(double x, double y, double body, double reach) {
    double radius = (body + reach) / 2 + 0.2;
    double alongDiagonal = (x - y) * 0.7071067811865476;
    double acrossDiagonal = Math.abs((x + y) * 0.7071067811865476);
    double ring = Math.abs(StrictMath.sqrt(x * x + y * y) - radius);
    double beyondEnd = acrossDiagonal - 0.78 * Math.abs(alongDiagonal) * 1.2;
    return Math.max(ring, beyondEnd);
  }
}
