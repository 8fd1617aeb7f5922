package io.agnoscope.trainer.domain.gate;

/**
 * The chance of ever accepting a Candidate that is too bad, spread over all Candidates to come.
 *
 * @param alpha in (0, 0.5): the whole budget
 */
public record ErrorBudget(double alpha) {

  public ErrorBudget {
    if (!(alpha > 0 && alpha < 0.5)) {
      throw new IllegalArgumentException("alpha must lie in (0, 0.5): " + alpha);
    }
  }

  /**
   * The share of the j-th Candidate: 6·alpha / (π²·j²). The shares of all Candidates add up to
   * alpha, however many there will be.
   *
   * @param candidate j, from 1
   */
  public double share(int candidate) {
    if (candidate < 1) {
      throw new IllegalArgumentException("Candidates count from 1: " + candidate);
    }
    return 6 * alpha / (Math.PI * Math.PI * candidate * candidate);
  }
}
