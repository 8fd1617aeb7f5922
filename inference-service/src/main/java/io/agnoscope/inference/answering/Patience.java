package io.agnoscope.inference.answering;

import java.time.Duration;

/** What happens between the asks of one Trial. */
public interface Patience {

  /**
   * Told of each ask.
   *
   * @param views how many were asked
   * @param replied whether the model said more than not now
   */
  void asked(int views, Duration took, boolean replied);

  /**
   * Waits before what is still open is asked again.
   *
   * @param reply the one of the asked Views' that wants the longest wait
   * @param inARow how many asks in a row were put off, 1 for the first
   * @throws InterruptedException when the answers are no longer wanted
   */
  void await(Reply.NotNow reply, int inARow) throws InterruptedException;
}
