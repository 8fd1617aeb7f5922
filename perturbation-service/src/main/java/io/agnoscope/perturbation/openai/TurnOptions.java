package io.agnoscope.perturbation.openai;

import io.agnoscope.perturbation.openai.Conversation.Content;
import io.agnoscope.perturbation.openai.Conversation.Turn;
import io.agnoscope.schemas.Option;
import io.agnoscope.stimuli.options.LetteredOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A turn and the options that were written in it.
 *
 * @param turn without the options
 * @param options empty when none were recognised, and then the turn is as it came
 */
record TurnOptions(Turn turn, List<Option> options) {

  private static final String BETWEEN_PARTS = "\n";

  /** Recognises options in a turn's texts taken together, since a client may split them. */
  static TurnOptions of(Turn turn) {
    String text =
        turn.contents().stream()
            .filter(Content.Text.class::isInstance)
            .map(content -> ((Content.Text) content).text())
            .collect(Collectors.joining(BETWEEN_PARTS));
    Optional<LetteredOptions> recognised = LetteredOptions.in(text);
    if (recognised.isEmpty()) {
      return new TurnOptions(turn, List.of());
    }
    List<Content> contents = new ArrayList<>();
    int offset = 0;
    for (Content content : turn.contents()) {
      switch (content) {
        case Content.Picture picture -> contents.add(picture);
        case Content.Text part -> {
          String rest = recognised.get().outside(part.text(), offset);
          if (!rest.isBlank()) {
            contents.add(new Content.Text(rest));
          }
          offset += part.text().length() + BETWEEN_PARTS.length();
        }
      }
    }
    List<Option> options =
        recognised.get().options().stream()
            .map(option -> new Option(option.letter(), option.text()))
            .toList();
    return new TurnOptions(new Turn(turn.role(), contents), options);
  }
}
