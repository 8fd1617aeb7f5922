package io.agnoscope.inference.worker;

/** Told what the service does, to count it. */
public interface EngineEvents extends WorkerEvents {

  /** A checkpoint or an event about one cannot be used. */
  void checkpointRefused(String reason);

  /** What waits was looked at. */
  void backlog(Backlog backlog);
}
