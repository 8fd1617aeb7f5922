package io.agnoscope.stimuli.options;

import io.agnoscope.stimuli.sample.Option;
import java.util.List;
import java.util.Optional;

/**
 * The options of a multiple-choice question that were recognised inside a text, labelled as they
 * are written there. The place of the options, with their heading, can be taken out of the text, so
 * that they can be shown in another order.
 *
 * @param options 2 to 26, their texts distinct
 * @param start of their place in the text, in characters
 * @param end of it
 */
public record LetteredOptions(List<Option> options, int start, int end) {

  public LetteredOptions {
    options = List.copyOf(options);
  }

  /** Fewest and most options of a multiple-choice question: letters are A to Z. */
  public static final int MIN_OPTIONS = 2;

  public static final int MAX_OPTIONS = 26;

  /** A text of more lists than this is no single question, and is not looked at further. */
  private static final int MAX_BLOCKS = 32;

  /**
   * Recognises options one a line or in one line, lettered or numbered from the first label on.
   * Nothing is recognised where that is not certain: of two questions in one text, of a list that
   * may be steps or parts, or where no question would be left.
   */
  public static Optional<LetteredOptions> in(String text) {
    List<OptionBlock> blocks = OptionBlock.in(text);
    if (blocks.size() > MAX_BLOCKS) {
      return Optional.empty();
    }
    List<OptionBlock> choices =
        blocks.stream().filter(block -> ChoiceEvidence.isChoice(text, block)).toList();
    List<OptionBlock> lettered =
        choices.stream()
            .filter(block -> block.style().labels() != OptionMarker.Labels.NUMBERS)
            .toList();
    List<OptionBlock> likely = lettered.isEmpty() ? choices : lettered;
    if (likely.size() != 1) {
      return Optional.empty();
    }
    OptionBlock block = likely.getFirst();
    LetteredOptions recognised =
        new LetteredOptions(block.options(), ChoiceEvidence.headingStart(text, block), block.end());
    return recognised.outside(text, 0).isBlank() ? Optional.empty() : Optional.of(recognised);
  }

  /**
   * What stands outside of the options in a part of the text.
   *
   * @param offset where the part begins in the text
   */
  public String outside(String part, int offset) {
    int from = Math.clamp((long) start - offset, 0, part.length());
    int to = Math.clamp((long) end - offset, 0, part.length());
    if (from >= to) {
      return part;
    }
    String before = part.substring(0, from).stripTrailing();
    String after = part.substring(to).stripLeading();
    if (before.isEmpty() || after.isEmpty()) {
      return before + after;
    }
    String cut = part.substring(before.length(), part.length() - after.length());
    return before + (cut.indexOf('\n') < 0 ? " " : "\n") + after;
  }
}
