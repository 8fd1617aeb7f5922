package io.agnoscope.stimuli.sample;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One request to a model: ordered messages, lettered options, and the right one if it is known.
 *
 * @param id identity of the request; every random choice about it derives from this
 * @param options empty for a free-text Sample
 * @param answer letter of the right option, or null
 * @param aspect the visual fact asked for, or null
 */
public record Sample(
    String id,
    TaskClass taskClass,
    List<Message> messages,
    List<Option> options,
    @Nullable String answer,
    @Nullable Aspect aspect) {

  /**
   * Checks what every perturbation relies on.
   *
   * @throws IllegalArgumentException when there is no user turn, letters repeat, or the answer is
   *     not one of them
   */
  public Sample {
    messages = List.copyOf(messages);
    options = List.copyOf(options);
    if (messages.stream().noneMatch(message -> message.role() == Message.Role.USER)) {
      throw new IllegalArgumentException("a Sample needs a user turn");
    }
    if (options.stream().map(Option::letter).distinct().count() != options.size()) {
      throw new IllegalArgumentException("option letters repeat");
    }
    if (answer != null && options.stream().map(Option::letter).noneMatch(answer::equals)) {
      throw new IllegalArgumentException("the answer is none of the option letters");
    }
  }

  /** Parts of the last user turn: the only turn that perturbations touch. */
  public List<Part> lastUserTurn() {
    return messages.reversed().stream()
        .filter(message -> message.role() == Message.Role.USER)
        .findFirst()
        .orElseThrow()
        .parts();
  }

  /** The right option, if it is known. */
  public Optional<Option> rightOption() {
    return options.stream().filter(option -> option.letter().equals(answer)).findFirst();
  }
}
