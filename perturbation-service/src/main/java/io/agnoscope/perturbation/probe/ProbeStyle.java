package io.agnoscope.perturbation.probe;

/** How live Probes ask about pictures; questions that need no picture are the same in both. */
public enum ProbeStyle {
  /** Open questions, in the phrasings that TinyVLM was trained on. */
  WHAT,
  /** EMMA-style questions: four question types, easy and hard wrong options. */
  EMMA
}
