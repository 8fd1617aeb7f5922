package io.agnoscope.stimuli.probe;

/** Which wordings of a question are used; a model is trained on one set and judged on the other. */
public enum Phrasing {
  TRAINING,
  /** Never shown in training, though every word of them is; sums ask for other numbers too. */
  HELD_OUT
}
