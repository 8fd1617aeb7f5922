package io.agnoscope.embedded.process;

import java.time.Duration;

/** Told of what becomes of the children, each on that child's thread. */
public interface ChildEvents {
  /** Anything about the child changed. */
  void changed(SupervisedChild child);

  /**
   * It does its work.
   *
   * @param took since its start
   */
  void ready(SupervisedChild child, Duration took);

  /** It exited although nobody asked it to, and is started again. */
  void died(SupervisedChild child, int exitCode, RestartPolicy.Decision next);
}
