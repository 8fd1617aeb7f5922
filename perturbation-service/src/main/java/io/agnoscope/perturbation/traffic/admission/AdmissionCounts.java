package io.agnoscope.perturbation.traffic.admission;

import io.agnoscope.perturbation.ingest.IngestCounts;
import io.agnoscope.perturbation.traffic.SampledOutCause;

/** Counts what becomes of served requests. */
public interface AdmissionCounts extends IngestCounts {

  /** The budget left a request out. */
  void sampledOut(String source, SampledOutCause cause);
}
