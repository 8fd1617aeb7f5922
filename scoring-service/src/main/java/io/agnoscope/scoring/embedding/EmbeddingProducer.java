package io.agnoscope.scoring.embedding;

import io.agnoscope.scoring.statistics.text.Embeddings;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The embeddings that the topology is given. */
@Singleton
public final class EmbeddingProducer {

  @Produces
  @Singleton
  Embeddings embeddings(FreeTextConfig config, EmbeddingEvents events) {
    return config.meaning() ? new MiniLmEmbeddings(events) : Embeddings.NONE;
  }
}
