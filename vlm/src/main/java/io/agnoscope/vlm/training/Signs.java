package io.agnoscope.vlm.training;

import java.util.List;
import java.util.Optional;

/** Finds with which signs numbers add up to a total. */
final class Signs {

  private static final int MOST = 6;
  private static final double SAME = 1e-6;

  private Signs() {}

  /** A plus or minus for each value, when exactly one choice gives the total. */
  static Optional<int[]> solve(List<Double> values, double total) {
    if (values.isEmpty() || values.size() > MOST) {
      return Optional.empty();
    }
    int[] found = null;
    for (int choice = 0; choice < 1 << values.size(); choice++) {
      int[] signs = new int[values.size()];
      double sum = 0;
      for (int i = 0; i < signs.length; i++) {
        signs[i] = (choice >> i & 1) == 0 ? 1 : -1;
        sum += signs[i] * values.get(i);
      }
      if (Math.abs(sum - total) < SAME) {
        if (found != null) {
          return Optional.empty();
        }
        found = signs;
      }
    }
    return Optional.ofNullable(found);
  }
}
