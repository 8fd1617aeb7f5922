package io.agnoscope.inference.answering;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One View as a model is asked it.
 *
 * @param picture the View's image, or null
 * @param text all texts of the last user turn in order, joined by one space
 * @param options the texts in the View's order; empty for a free-text Sample
 */
public record Ask(@Nullable Picture picture, String text, List<String> options) {

  public Ask {
    options = List.copyOf(options);
  }
}
