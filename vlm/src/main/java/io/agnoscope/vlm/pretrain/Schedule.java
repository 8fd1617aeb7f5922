package io.agnoscope.vlm.pretrain;

/**
 * The learning rate: a linear warm-up, level, then half a cosine down to a hundredth.
 *
 * @param peak the level rate
 * @param warmUp share of the run, in [0, 1], that warms up
 * @param level share of the run after which the rate falls
 */
record Schedule(double peak, double warmUp, double level) {

  private static final double FLOOR = 0.01;

  static Schedule standard() {
    return new Schedule(1.5e-3, 0.004, 0.45);
  }

  /** The rate at a share of the run done, in [0, 1]. */
  float at(double done) {
    double share = Math.clamp(done, 0, 1);
    double warm = Math.min(1, (share + 1e-5) / warmUp);
    double cosine =
        share < level ? 1 : 0.5 * (1 + Math.cos(Math.PI * (share - level) / (1 - level)));
    return (float) (peak * warm * Math.max(FLOOR, cosine));
  }
}
