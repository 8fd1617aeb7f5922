package io.agnoscope.stimuli.sample;

import java.util.List;

/** One turn of a conversation with a model. */
public record Message(Role role, List<Part> parts) {

  /** Who speaks. */
  public enum Role {
    SYSTEM,
    DEVELOPER,
    USER,
    ASSISTANT,
    TOOL
  }

  public Message {
    parts = List.copyOf(parts);
  }
}
