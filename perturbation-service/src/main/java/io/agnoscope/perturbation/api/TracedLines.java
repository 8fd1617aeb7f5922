package io.agnoscope.perturbation.api;

import io.agnoscope.perturbation.ingest.IngestCounts;
import io.agnoscope.perturbation.ingest.Intake;
import io.agnoscope.perturbation.ingest.LineIngest;
import io.agnoscope.tracing.OwnTraces;

/** Takes lines each of which has a trace of its own, apart from the request's. */
record TracedLines(LineIngest lines) implements LineIngest {

  @Override
  public IngestCounts metrics() {
    return lines.metrics();
  }

  @Override
  public Outcome takeLine(byte[] line, Intake intake) {
    return OwnTraces.begin(() -> lines.takeLine(line, intake));
  }
}
