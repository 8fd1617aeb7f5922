package io.agnoscope.perturbation.openai;

import java.util.Locale;

/**
 * What a sound request is about that Agnoscope cannot ask again. A bounded set, so that each can be
 * a metric label.
 */
public enum UnsupportedKind {
  AUDIO,
  VIDEO,
  /** Documents, and pictures that are named by a file's id. */
  FILES,
  /** The conversation, or a part of it, is kept by the server and is not in the request. */
  STORED,
  /** The server searches, runs code or uses a computer in the midst of the conversation. */
  SERVER_TOOLS,
  EMBEDDINGS,
  /** Pictures are made or edited. */
  IMAGES,
  /** Prompts of the completions API, which has no turns. */
  COMPLETIONS,
  MODERATIONS,
  OTHER;

  /** The kind as it is written in answers and metrics, for example {@code server-tools}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
