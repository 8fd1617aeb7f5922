package io.agnoscope.inference.answering;

import io.agnoscope.schemas.ProbabilityKind;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a model says to one {@link Ask}. */
public sealed interface Reply {

  /**
   * Probabilities of the options.
   *
   * @param kind {@code EXACT} when every option's is known, {@code TOP_K} when the model tells the
   *     likeliest only
   * @param probabilities in the order asked, summing to 1 - missingMass
   * @param missingMass what the model did not tell, 0 for {@code EXACT}
   */
  record Distribution(ProbabilityKind kind, List<Double> probabilities, double missingMass)
      implements Reply {

    public Distribution {
      probabilities = List.copyOf(probabilities);
    }

    /** All options' probabilities, summing to 1. */
    public static Distribution exact(List<Double> probabilities) {
      return new Distribution(ProbabilityKind.EXACT, probabilities, 0);
    }
  }

  /**
   * The model wrote something to an Ask with choices, and told no probabilities.
   *
   * @param choice the place of the choice that it means, or null when none could be told
   */
  record Parsed(@Nullable Integer choice, String text) implements Reply {}

  /** The model wrote something to an Ask without choices. */
  record Written(String text) implements Reply {}

  /**
   * The model cannot be asked this, or gave no answer in time. Final.
   *
   * @param cause short and bounded, fit to be a metric label
   */
  record Unable(String cause, String detail) implements Reply {}

  /**
   * The model is away or busy: the same Ask is to be asked again later. Not the Trial's fault.
   *
   * @param cause short and bounded, fit to be a metric label
   * @param after how long to wait at least
   */
  record NotNow(String cause, Duration after) implements Reply {}
}
