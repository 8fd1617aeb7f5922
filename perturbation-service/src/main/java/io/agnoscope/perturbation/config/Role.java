package io.agnoscope.perturbation.config;

/** A part of the service that can be deployed apart. */
public enum Role {
  /** Takes Samples over HTTP. */
  INGEST,
  /** Makes Trials of Samples. */
  PERTURB,
  /** Makes Probes. */
  PROBES
}
