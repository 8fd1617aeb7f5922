package io.agnoscope.scoring.embedding;

import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import io.agnoscope.scoring.statistics.text.Embeddings;
import java.time.Duration;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * all-MiniLM-L6-v2 (quantised) in this process. It is loaded when the first text comes; where it
 * cannot be, or fails on a text, there is no vector and the text is compared by its words only. A
 * text is read up to {@link #MOST_CHARACTERS}, which bounds what a Trial costs its partition.
 */
public final class MiniLmEmbeddings implements Embeddings {
  /** About 100 word pieces, of the 256 that the model was trained for. */
  static final int MOST_CHARACTERS = 400;

  private static final Logger LOG = Logger.getLogger(MiniLmEmbeddings.class);

  private final Supplier<EmbeddingModel> loading;
  private final EmbeddingEvents events;
  private @Nullable EmbeddingModel model;
  private boolean unloadable;

  public MiniLmEmbeddings(EmbeddingEvents events) {
    this(MiniLmEmbeddings::load, events);
  }

  MiniLmEmbeddings(Supplier<EmbeddingModel> loading, EmbeddingEvents events) {
    this.loading = loading;
    this.events = events;
  }

  @Override
  public float @Nullable [] of(String text) {
    EmbeddingModel loaded = model();
    if (loaded == null) {
      events.failed();
      return null;
    }
    long start = System.nanoTime();
    try {
      float[] vector = loaded.embed(cut(text)).content().vector();
      events.embedded(Duration.ofNanos(System.nanoTime() - start));
      return vector;
    } catch (RuntimeException e) {
      // What the text says stays out of the log.
      LOG.warnf("A text could not be embedded cause=%s", e.getClass().getName());
      events.failed();
      return null;
    }
  }

  private synchronized @Nullable EmbeddingModel model() {
    if (model == null && !unloadable) {
      long start = System.nanoTime();
      try {
        model = loading.get();
        LOG.infof(
            "The embedding model is loaded took=%dms", (System.nanoTime() - start) / 1_000_000);
      } catch (RuntimeException | LinkageError e) {
        // A platform without its native libraries, or a home that nothing can be written to.
        unloadable = true;
        LOG.error("The embedding model cannot be loaded; free text is compared by words only", e);
      }
    }
    return model;
  }

  /** Never in the middle of a character. */
  private static String cut(String text) {
    if (text.length() <= MOST_CHARACTERS) {
      return text;
    }
    int end = MOST_CHARACTERS;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
  }

  private static EmbeddingModel load() {
    // Else the tokenizer's library asks the cloud's metadata address whose machine this is.
    System.setProperty("ai.djl.offline", "true");
    EmbeddingModel loaded = new AllMiniLmL6V2QuantizedEmbeddingModel(Runnable::run);
    loaded.embed("warm up");
    return loaded;
  }
}
