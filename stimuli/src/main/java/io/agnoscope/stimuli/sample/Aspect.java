package io.agnoscope.stimuli.sample;

/** A kind of plain visual fact that a model can misread (Lu et al., arXiv 2309.04041). */
public enum Aspect {
  ENTITY,
  NUMBER,
  COLOR,
  MATERIAL,
  ACTION,
  SPATIAL
}
