package io.agnoscope.perturbation.broker;

/** What became of one Sample. */
public sealed interface PerturbOutcome {

  /** A Trial was made. */
  record Made() implements PerturbOutcome {}

  /** A dead letter was written. */
  record GivenUp(String cause) implements PerturbOutcome {}
}
