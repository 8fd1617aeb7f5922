package io.agnoscope.stimuli.instruction;

import java.util.Locale;

/**
 * The sorts of conversation; three of them are vision-prompted, by how the region is designated.
 */
public enum InstructionKind {
  /** Three to six turns about one picture, each about a fact of another aspect. */
  MULTI_ROUND,
  /** The region is given by numbers in the text. */
  VISION_PROMPTED_BOX,
  /** The region is all that the picture shows. */
  VISION_PROMPTED_CROP,
  /** The region is framed in the picture. */
  VISION_PROMPTED_MARKER,
  /** Statements, true or minimally falsified, answered by a verdict and the true statement. */
  FACT_CHECKING;

  /** Lower-case name with hyphens, as files have it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
