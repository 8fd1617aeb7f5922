package io.agnoscope.inference.answering;

import io.agnoscope.schemas.Role;
import java.util.List;

/**
 * One message of a conversation.
 *
 * @param content in the order shown
 */
public record Turn(Role role, List<Content> content) {

  public Turn {
    content = List.copyOf(content);
  }
}
