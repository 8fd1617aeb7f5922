package io.agnoscope.scoring.statistics;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the model said of one View.
 *
 * @param decision canonical letter; null when nothing could be parsed, which is a symbol of its own
 * @param probabilities what was told of the options' probabilities, all of them by canonical
 *     letter; null when nothing was
 * @param missingMass what was not told, so that both sum to 1; 0 when they are exact
 * @param text what was written, when that was kept
 */
public record Said(
    @Nullable String decision,
    @Nullable Map<String, Double> probabilities,
    double missingMass,
    @Nullable String text) {
  public Said {
    probabilities = probabilities == null ? null : Map.copyOf(probabilities);
  }

  /** A decision with exact probabilities, or with none. */
  public Said(@Nullable String decision, @Nullable Map<String, Double> probabilities) {
    this(decision, probabilities, 0, null);
  }

  /** Words of a free-text Sample. */
  public static Said words(@Nullable String text) {
    return new Said(null, null, 0, text);
  }

  boolean exact() {
    return probabilities != null && missingMass == 0;
  }

  /** Whether both tell something of the probabilities of the same options. */
  boolean sameOptions(Said other) {
    return probabilities != null
        && other.probabilities != null
        && probabilities.keySet().equals(other.probabilities.keySet());
  }

  /** The probabilities by letter: a sum over them must not depend on a map's order. */
  double[] inOrder() {
    return probabilities == null
        ? new double[0]
        : new TreeMap<>(probabilities).values().stream().mapToDouble(Double::doubleValue).toArray();
  }
}
