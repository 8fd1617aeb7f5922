package io.agnoscope.scoring.embedding;

import java.time.Duration;

/** What happens while answers are embedded, for meters. */
public interface EmbeddingEvents {
  /** A text was embedded. */
  void embedded(Duration took);

  /** A text has no vector: the model cannot be loaded or failed on it. */
  void failed();
}
