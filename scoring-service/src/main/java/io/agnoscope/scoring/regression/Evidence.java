package io.agnoscope.scoring.regression;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Evidence against a null, as an e-detector gathers it (J. Shin, A. Ramdas and A. Rinaldo,
 * "E-detectors", 2023, arXiv 2203.03532): one value for each bet λ, kept as a logarithm, so that no
 * amount of evidence overflows. Under the null it grows by the stakes at most, in expectation.
 */
public final class Evidence {
  private final double[] logs;

  private Evidence(double[] logs) {
    this.logs = logs;
  }

  /**
   * No evidence yet.
   *
   * @param bets how many λ there are
   */
  public static Evidence none(int bets) {
    double[] logs = new double[bets];
    Arrays.fill(logs, Double.NEGATIVE_INFINITY);
    return of(logs);
  }

  /**
   * Evidence that was stored.
   *
   * @param logarithms as {@link #logarithms} gave them
   * @throws IllegalArgumentException when there are none or one is no number
   */
  public static Evidence of(double[] logarithms) {
    if (logarithms.length == 0 || Arrays.stream(logarithms).anyMatch(Double::isNaN)) {
      throw new IllegalArgumentException("Needs one logarithm for each bet");
    }
    return new Evidence(logarithms.clone());
  }

  /** For each bet the natural logarithm of its evidence; negative infinity where there is none. */
  public double[] logarithms() {
    return logs.clone();
  }

  /**
   * Evidence after a step: e(λ)·(M(λ) + stake) for each λ.
   *
   * @param bets the λ, as many as there were
   * @param logFactor the logarithm of the step's e-value e(λ)
   * @param stake what the step puts in, ≥ 0: 1 for a detector that stands alone
   */
  Evidence after(List<Double> bets, DoubleUnaryOperator logFactor, double stake) {
    if (bets.size() != logs.length || !(stake >= 0)) {
      throw new IllegalArgumentException(
          "Needs " + logs.length + " bets and a stake >= 0, got " + bets.size() + ", " + stake);
    }
    double[] next = new double[logs.length];
    for (int i = 0; i < next.length; i++) {
      next[i] = logFactor.applyAsDouble(bets.get(i)) + logOfSum(logs[i], Math.log(stake));
    }
    return new Evidence(next);
  }

  /** The natural logarithm of {@link #value}, which never overflows. */
  public double log() {
    return logOfSum(logs) - Math.log(logs.length);
  }

  /** The mean over the bets; infinite beyond what a double holds. */
  public double value() {
    return Math.exp(log());
  }

  /** ln Σ exp(x), without overflow. */
  static double logOfSum(double... logarithms) {
    double greatest = Double.NEGATIVE_INFINITY;
    for (double logarithm : logarithms) {
      greatest = Math.max(greatest, logarithm);
    }
    if (Double.isInfinite(greatest)) {
      return greatest;
    }
    double sum = 0;
    for (double logarithm : logarithms) {
      sum += Math.exp(logarithm - greatest);
    }
    return greatest + Math.log(sum);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Evidence evidence && Arrays.equals(logs, evidence.logs);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(logs);
  }

  @Override
  public String toString() {
    return "Evidence" + Arrays.toString(logs);
  }
}
