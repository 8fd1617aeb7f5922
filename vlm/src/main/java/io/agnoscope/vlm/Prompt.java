package io.agnoscope.vlm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One ask of TinyVLM.
 *
 * @param image null for none
 * @param text all text of the last user turn, in order, joined by one space; inserted text and
 *     question alike: the model gets no mark of what was inserted
 * @param options the texts of the 2 to 6 options, in the order shown
 */
public record Prompt(@Nullable Raster image, String text, List<String> options) {

  /** The fewest options that make a choice. */
  public static final int MIN_OPTIONS = 2;

  /** The most options that the network has places for. */
  public static final int MAX_OPTIONS = 6;

  /**
   * Checks the number of options.
   *
   * @throws IllegalArgumentException when there are fewer than 2 or more than 6
   */
  public Prompt {
    options = List.copyOf(options);
    if (options.size() < MIN_OPTIONS || options.size() > MAX_OPTIONS) {
      throw new IllegalArgumentException(
          "a prompt has 2 to 6 options, this one has " + options.size());
    }
  }
}
