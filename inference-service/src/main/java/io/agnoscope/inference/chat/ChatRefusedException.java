package io.agnoscope.inference.chat;

import org.jspecify.annotations.Nullable;

/** A request is not answered. */
public final class ChatRefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient ChatError error;

  ChatRefusedException(ChatError error) {
    super(error.message());
    this.error = error;
  }

  /** Refuses a request that cannot be answered. */
  static ChatRefusedException invalid(String code, String message, @Nullable String param) {
    return new ChatRefusedException(ChatError.invalid(code, message, param));
  }

  ChatError error() {
    return error;
  }
}
