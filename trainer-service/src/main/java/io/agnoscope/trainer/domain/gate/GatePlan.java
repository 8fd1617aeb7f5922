package io.agnoscope.trainer.domain.gate;

/**
 * How strict the gate is and how much it asks.
 *
 * @param margin in (0, 1): a Candidate may be worse than its parent by less than this
 * @param alpha the error budget over all Candidates, in (0, 0.5)
 * @param cleanPerFamily questions asked of every family at the first look, clean and under a
 *     truthful hint
 * @param morePerFamily further clean questions for a family that the first look leaves open
 * @param perturbedPerFamily how many of a family's first questions are asked under every
 *     Perturbation too
 */
public record GatePlan(
    double margin, double alpha, int cleanPerFamily, int morePerFamily, int perturbedPerFamily) {

  /** Looks at the data: each may spend half of a Candidate's share of the error budget. */
  public static final int LOOKS = 2;

  public GatePlan {
    if (!(margin > 0 && margin < 1)) {
      throw new IllegalArgumentException("margin must lie in (0, 1): " + margin);
    }
    if (cleanPerFamily < 2 || morePerFamily < 0) {
      throw new IllegalArgumentException("the gate needs at least two questions of each family");
    }
    if (perturbedPerFamily < 2 || perturbedPerFamily > cleanPerFamily) {
      throw new IllegalArgumentException(
          "perturbed questions are some of the clean ones: " + perturbedPerFamily);
    }
  }

  /** One-sided error of every interval at either look, for the j-th Candidate. */
  public double error(int candidate) {
    return new ErrorBudget(alpha).share(candidate) / LOOKS;
  }
}
