package io.agnoscope.scoring.regression;

/** Binomial probabilities by their definition. */
final class Binomial {
  private Binomial() {}

  static double exactly(int successes, int trials, double rate) {
    double ways = 1;
    for (int i = 0; i < successes; i++) {
      ways = ways * (trials - i) / (i + 1);
    }
    return ways * Math.pow(rate, successes) * Math.pow(1 - rate, trials - successes);
  }

  static double atMost(int successes, int trials, double rate) {
    double sum = 0;
    for (int i = 0; i <= successes; i++) {
      sum += exactly(i, trials, rate);
    }
    return sum;
  }
}
