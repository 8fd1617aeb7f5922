package io.agnoscope.perturbation.traffic.redaction;

/** Counts what is taken out. */
public interface RedactionCounts {

  /** Things of a kind were taken out of the texts of a Sample. */
  void redacted(String kind, long count);

  /** System prompts of a Sample were left out. */
  void systemPromptsDropped(long count);
}
