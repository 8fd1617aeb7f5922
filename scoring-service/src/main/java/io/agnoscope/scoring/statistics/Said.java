package io.agnoscope.scoring.statistics;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the model said of one View.
 *
 * @param decision canonical letter; null when nothing could be parsed, which is a symbol of its own
 * @param probabilities all option probabilities by canonical letter; null unless they are exact
 */
public record Said(@Nullable String decision, @Nullable Map<String, Double> probabilities) {
  public Said {
    probabilities = probabilities == null ? null : Map.copyOf(probabilities);
  }
}
