package io.agnoscope.inference.answering;

import java.util.List;

/** What a model says to one {@link Ask}. */
public sealed interface Reply {

  /**
   * A probability for every option.
   *
   * @param probabilities in the order asked, summing to 1
   */
  record Distribution(List<Double> probabilities) implements Reply {

    public Distribution {
      probabilities = List.copyOf(probabilities);
    }
  }

  /**
   * The model cannot be asked this.
   *
   * @param cause short and bounded, fit to be a metric label
   */
  record Unable(String cause, String detail) implements Reply {}
}
