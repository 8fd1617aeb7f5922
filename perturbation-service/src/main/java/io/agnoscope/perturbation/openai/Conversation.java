package io.agnoscope.perturbation.openai;

import io.agnoscope.schemas.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request's turns, its pictures not yet looked at.
 *
 * @param model the name that the request gives the model, or null
 * @param toolsDeclared whether the request offers the model tools
 */
record Conversation(@Nullable String model, List<Turn> turns, boolean toolsDeclared) {

  Conversation {
    turns = List.copyOf(turns);
  }

  /** One turn of it. */
  record Turn(Role role, List<Content> contents) {

    Turn {
      contents = List.copyOf(contents);
    }
  }

  /** A part of a turn. */
  sealed interface Content {

    /** Words. */
    record Text(String text) implements Content {}

    /** A picture by its data URL or address. */
    record Picture(String url) implements Content {}
  }
}
