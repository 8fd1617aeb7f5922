package io.agnoscope.inference.checkpoint;

import io.agnoscope.inference.answering.AnswerModel;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The right of one Trial to ask one model, which is not closed before the lease is. A Trial holds
 * it from its first ask to its answers, so that no two checkpoints answer it. Any thread.
 */
public final class Lease implements AutoCloseable {

  private final Loaded loaded;
  private final String target;
  private final Runnable giveBack;
  private final AtomicBoolean closed = new AtomicBoolean();

  Lease(Loaded loaded, String target, Runnable giveBack) {
    this.loaded = loaded;
    this.target = target;
    this.giveBack = giveBack;
  }

  /**
   * The model to ask.
   *
   * @throws IllegalStateException when the lease was closed: the model may be gone
   */
  public AnswerModel model() {
    if (closed.get()) {
      throw new IllegalStateException("the lease of the model was given back");
    }
    return loaded.model;
  }

  /** Whom the answers are of: the watched target, or its Candidate in shadow. */
  public String target() {
    return target;
  }

  /** The checkpoint's version as announced, or null for the one that the service comes with. */
  public @Nullable Integer version() {
    return loaded.key.version();
  }

  /** Gives the model back; again is harmless. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      giveBack.run();
    }
  }
}
