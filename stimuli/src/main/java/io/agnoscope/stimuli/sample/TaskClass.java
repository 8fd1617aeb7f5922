package io.agnoscope.stimuli.sample;

/** Which modality decides the answer to a Sample. */
public enum TaskClass {
  /** The image decides; text around it should not matter. */
  IMAGE_HEAVY,
  /** The text decides; an image beside it should not matter. */
  TEXT_HEAVY,
  /** Both are needed. */
  MULTIMODAL
}
