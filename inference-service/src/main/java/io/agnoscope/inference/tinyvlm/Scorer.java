package io.agnoscope.inference.tinyvlm;

import io.agnoscope.vlm.Prompt;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;

/**
 * A network that is not freed while it computes, not even for callers that have left: that would
 * read freed native memory.
 */
final class Scorer implements AutoCloseable {

  private final Function<List<Prompt>, List<double[]>> network;
  private final Runnable free;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private boolean closed;

  /**
   * A network that can be asked.
   *
   * @param network gives each prompt one probability per option
   * @param free its memory; called once
   */
  Scorer(Function<List<Prompt>, List<double[]>> network, Runnable free) {
    this.network = network;
    this.free = free;
  }

  /**
   * Computes now, on the caller's thread.
   *
   * @throws IllegalStateException when it was closed, or did not answer each prompt
   */
  List<double[]> probabilities(List<Prompt> prompts) {
    lock.readLock().lock();
    try {
      requireOpen();
      List<double[]> answers = network.apply(prompts);
      if (answers.size() != prompts.size()) {
        throw new IllegalStateException(
            "the network gave " + answers.size() + " answers to " + prompts.size() + " prompts");
      }
      return answers;
    } finally {
      lock.readLock().unlock();
    }
  }

  /**
   * Does nothing while it is open.
   *
   * @throws IllegalStateException when it was closed
   */
  void checkOpen() {
    lock.readLock().lock();
    try {
      requireOpen();
    } finally {
      lock.readLock().unlock();
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the model was closed");
    }
  }

  /** Waits for what is computed and frees the network; again is harmless. */
  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        free.run();
      }
    } finally {
      lock.writeLock().unlock();
    }
  }
}
