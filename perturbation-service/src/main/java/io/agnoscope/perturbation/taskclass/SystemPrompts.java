package io.agnoscope.perturbation.taskclass;

import io.agnoscope.schemas.Message;
import io.agnoscope.schemas.Role;
import io.agnoscope.schemas.TextPart;
import io.agnoscope.schemas.identity.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The turns in which an operator, and not a user, speaks to the model. */
public final class SystemPrompts {

  private SystemPrompts() {}

  /** Whether a turn is a system prompt. */
  public static boolean is(Message message) {
    return message.getRole() == Role.SYSTEM || message.getRole() == Role.DEVELOPER;
  }

  /**
   * The SHA-256 (hex) of the system prompts' texts in UTF-8, joined by line feeds; so that of a
   * single text is what {@code sha256sum} says of a file that holds just it. Empty when there is
   * none.
   */
  public static Optional<String> sha256(List<Message> messages) {
    List<Message> prompts = messages.stream().filter(SystemPrompts::is).toList();
    if (prompts.isEmpty()) {
      return Optional.empty();
    }
    String text =
        prompts.stream()
            .flatMap(message -> message.getParts().stream())
            .filter(TextPart.class::isInstance)
            .map(part -> ((TextPart) part).getText())
            .collect(Collectors.joining("\n"));
    return Optional.of(Sha256.hex(text.getBytes(StandardCharsets.UTF_8)));
  }
}
