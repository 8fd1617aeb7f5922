package io.agnoscope.inference.answering;

import java.time.Instant;
import java.util.List;

/** One checkpoint of a model, ready to be asked. Thread-safe: many Trials ask it at a time. */
public interface AnswerModel extends AutoCloseable {

  /** Why an Ask was left unanswered whose deadline passed. */
  String DEADLINE = "deadline";

  /** Identity of the weights. */
  String checkpoint();

  /**
   * Names the prompt template, the answer parser and the decoding settings together: whatever
   * changes the meaning of a figure other than the weights and the catalogue.
   */
  String promptVersion();

  /**
   * Asks Views of one Trial, and waits for the replies.
   *
   * @param deadline by which it returns; what has no reply by then is {@link Reply.Unable} because
   *     of {@link #DEADLINE}
   * @return one reply per ask, in order
   * @throws RuntimeException when it is the asks that the model fails on
   * @throws InterruptedException when the answers are no longer wanted
   */
  List<Reply> ask(List<Ask> asks, Instant deadline) throws InterruptedException;

  /** Frees the weights, or the connections. */
  @Override
  void close();
}
