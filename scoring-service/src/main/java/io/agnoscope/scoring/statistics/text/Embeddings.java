package io.agnoscope.scoring.statistics.text;

import org.jspecify.annotations.Nullable;

/** What texts mean, as vectors: a port, so that figures can be made without a model. */
public interface Embeddings {
  /** Knows no meaning; nothing is compared by it. */
  Embeddings NONE = text -> null;

  /**
   * The text's vector: the same for the same text, of the same length for all.
   *
   * @return null when there is none to be had
   */
  float @Nullable [] of(String text);
}
