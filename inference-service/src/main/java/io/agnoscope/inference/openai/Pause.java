package io.agnoscope.inference.openai;

import java.time.Duration;

/** Waits. */
@FunctionalInterface
interface Pause {

  /** Returns after the time, as the clock that is used beside it tells. */
  void sleep(Duration duration) throws InterruptedException;
}
