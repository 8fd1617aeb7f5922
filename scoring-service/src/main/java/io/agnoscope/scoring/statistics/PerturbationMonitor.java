package io.agnoscope.scoring.statistics;

/**
 * Watches how answers move under one intervention.
 *
 * @param perturbation the catalogue's name
 * @param kind PERTURBATION or CONTROL
 * @param split TRAIN or WATCH
 */
public record PerturbationMonitor(String perturbation, String kind, String split)
    implements Monitor {
  /** An intervention that should not change the answer. */
  public static final String PERTURBATION = "PERTURBATION";

  /** An ask that makes the others' figures honest. */
  public static final String CONTROL = "CONTROL";

  public boolean control() {
    return kind.equals(CONTROL);
  }
}
