package io.agnoscope.perturbation.source;

/** What a response body says that production answered. */
public sealed interface ServedAnswer {

  /** The answer as text; calls of tools are lines of the form {@code name(arguments)}. */
  record Text(String text) implements ServedAnswer {}

  /** There is no answer to be had from it. */
  record None(NoAnswer cause) implements ServedAnswer {}
}
