package io.agnoscope.perturbation.probe;

/** Counts Probes. */
public interface ProbeCounts {

  /** The broker acknowledged a Probe. */
  void probeKept();

  /** Probes were due and are not kept. */
  void probesSkipped(SkipCause cause, long count);
}
