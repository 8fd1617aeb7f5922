package io.agnoscope.perturbation.ingest;

import io.agnoscope.schemas.TaskClassBasis;

/** Counts what is taken and what is not. */
public interface IngestCounts {

  /** A Sample was acknowledged by the broker. */
  void ingested(String source);

  /** How the task class of a Sample that was acknowledged was found. */
  void taskClass(TaskClassBasis basis);

  /** A Sample or request was not taken. */
  void refused(RefusalCause cause);

  /** A Sample came without an id of its own: a retry of it counts twice. */
  void unkeyed();
}
