package io.agnoscope.stimuli.scene;

/**
 * Signed distances to outlines: negative inside, positive outside, near zero exact enough to smooth
 * an edge over one pixel. Only +, -, *, / and square roots are used, which every JVM rounds alike.
 */
final class Distances {

  private static final double SQRT_HALF = 0.7071067811865476;
  private static final double SIN_36 = 0.5877852522924731;
  private static final double COS_36 = 0.8090169943749475;
  private static final double SIN_60 = 0.8660254037844386;
  private static final double STAR_DENT = 0.46;

  private Distances() {}

  /** Distance from (x, y) to the outline of a kind that fits the unit circle, y downwards. */
  static double toOutline(Kind kind, double x, double y) {
    return switch (kind) {
      case CIRCLE -> StrictMath.sqrt(x * x + y * y) - 0.92;
      case SQUARE -> toBox(x, y, 0.8, 0.8);
      case TRIANGLE -> toTriangle(x, y);
      case STAR -> toStar(x, y);
      case HEART -> toHeart(x, y);
      case CROSS -> Math.min(toBox(x, y, 0.98, 0.33), toBox(x, y, 0.33, 0.98));
      case MOON -> toMoon(x, y);
      case RING -> Math.abs(StrictMath.sqrt(x * x + y * y) - 0.73) - 0.25;
    };
  }

  /** Distance from (x, y) to the line between two points. */
  static double toSegment(double x, double y, double ax, double ay, double bx, double by) {
    double runX = bx - ax;
    double runY = by - ay;
    double length = runX * runX + runY * runY;
    double along = length == 0 ? 0 : ((x - ax) * runX + (y - ay) * runY) / length;
    double at = Math.clamp(along, 0.0, 1.0);
    double dx = x - ax - at * runX;
    double dy = y - ay - at * runY;
    return StrictMath.sqrt(dx * dx + dy * dy);
  }

  private static double toBox(double x, double y, double halfWidth, double halfHeight) {
    return Math.max(Math.abs(x) - halfWidth, Math.abs(y) - halfHeight);
  }

  private static double toTriangle(double x, double y) {
    double slanted = SIN_60 * Math.abs(x) - 0.5 * y;
    return Math.max(slanted, y) - 0.54;
  }

  /** Folds the plane on to the wedge of half a tip, where the outline is one straight line. */
  private static double toStar(double x, double y) {
    double foldedX = Math.abs(x);
    double foldedY = -y;
    // Mirror in the lines at 36° and then 108° from the tip, each through a dent and the centre.
    double over = Math.max(0, foldedX * COS_36 - foldedY * SIN_36);
    foldedX -= 2 * over * COS_36;
    foldedY += 2 * over * SIN_36;
    double under = Math.max(0, -foldedX * COS_36 - foldedY * SIN_36);
    foldedX += 2 * under * COS_36;
    foldedY += 2 * under * SIN_36;
    foldedX = Math.abs(foldedX);
    double dentX = STAR_DENT * SIN_36;
    double dentY = STAR_DENT * COS_36;
    double edgeY = 1.04 - dentY;
    double edge = StrictMath.sqrt(dentX * dentX + edgeY * edgeY);
    return (foldedX * edgeY + (foldedY - 1.04) * dentX) / edge;
  }

  /** A square on its corner with a half circle on each of its upper sides. */
  private static double toHeart(double x, double y) {
    double side = Math.abs(x);
    double up = 0.1 - y;
    double halfDiagonal = 0.84;
    double square = (side + Math.abs(up) - halfDiagonal) * SQRT_HALF;
    double dx = side - halfDiagonal / 2;
    double dy = up - halfDiagonal / 2;
    double lobe = StrictMath.sqrt(dx * dx + dy * dy) - halfDiagonal * SQRT_HALF;
    return Math.min(square, lobe);
  }

  private static double toMoon(double x, double y) {
    double shiftedX = x + 0.12;
    double bitten = x - 0.42;
    double disc = StrictMath.sqrt(shiftedX * shiftedX + y * y) - 0.98;
    double bite = 0.8 - StrictMath.sqrt(bitten * bitten + y * y);
    return Math.max(disc, bite);
  }
}
