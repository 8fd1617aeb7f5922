package io.agnoscope.inference.answering;

import java.util.List;

/** One checkpoint of a model, ready to be asked. Thread-safe. */
public interface AnswerModel extends AutoCloseable {

  /** Identity of the weights. */
  String checkpoint();

  /**
   * Names the prompt template, the answer parser and the decoding settings together: whatever
   * changes the meaning of a figure other than the weights and the catalogue.
   */
  String promptVersion();

  /**
   * Asks a batch.
   *
   * @return one reply per ask, in order
   * @throws RuntimeException when the batch as a whole cannot be answered
   */
  List<Reply> ask(List<Ask> asks);

  /** Frees the weights. */
  @Override
  void close();
}
