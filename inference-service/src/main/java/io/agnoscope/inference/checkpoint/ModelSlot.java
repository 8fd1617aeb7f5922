package io.agnoscope.inference.checkpoint;

import io.agnoscope.inference.answering.AnswerModel;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Holds the model that serves, and the one that is to take over. The worker pins a model for a poll
 * of Trials, so that a swap falls between Trials and a model is closed after its last batch.
 */
public final class ModelSlot implements AutoCloseable {

  private final AtomicReference<@Nullable Serving> next = new AtomicReference<>();
  private volatile @Nullable Serving current;

  /** Offers a loaded model; it takes over at the next {@link #pin}. Any thread. */
  public void offer(Serving serving) {
    Serving overtaken = next.getAndSet(serving);
    if (overtaken != null) {
      overtaken.model().close();
    }
  }

  /**
   * The model for the Trials in hand, once there is one. Only the worker's thread calls this, and
   * is done with what it got before.
   */
  public Optional<AnswerModel> pin() {
    Serving taken = next.getAndSet(null);
    if (taken != null) {
      Serving old = current;
      current = taken;
      if (old != null) {
        old.model().close();
      }
    }
    return serving().map(Serving::model);
  }

  /** What serves, if anything yet. */
  public Optional<Serving> serving() {
    return Optional.ofNullable(current);
  }

  /** Frees both models; after the worker has ended. */
  @Override
  public void close() {
    Serving taken = next.getAndSet(null);
    if (taken != null) {
      taken.model().close();
    }
    Serving old = current;
    current = null;
    if (old != null) {
      old.model().close();
    }
  }
}
