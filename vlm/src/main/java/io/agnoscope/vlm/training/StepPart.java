package io.agnoscope.vlm.training;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/**
 * How long a part of a training step took, for who records the JVM's events (JFR); it costs nothing
 * while nobody does.
 */
@Name(StepPart.NAME)
@Label("Part of a training step")
@Description("Time that one part of a step of fine-tuning or pretraining took")
@Category({"Agnoscope", "TinyVLM"})
@StackTrace(false)
public final class StepPart extends Event {

  /** The event's name in a recording. */
  public static final String NAME = "io.agnoscope.vlm.StepPart";

  /** The event's field that says which part it was. */
  public static final String PART = "part";

  /** Words, pictures and targets as flat arrays. */
  public static final String ENCODE = "encode";

  /** Moving copies of the embeddings against the model. */
  public static final String ASCENT = "ascent";

  /** From prompts to the loss, {@link #ENCODE} and {@link #ASCENT} within. */
  public static final String FORWARD = "forward";

  /** From the loss to the gradients. */
  static final String BACKWARD = "backward";

  /** From the gradients to the moved weights. */
  static final String OPTIMISER = "optimiser";

  @Label("Part")
  final String part;

  private StepPart(String part) {
    this.part = part;
  }

  /** A part that begins now and ends with {@link #commit}. */
  static StepPart begin(String part) {
    StepPart begun = new StepPart(part);
    begun.begin();
    return begun;
  }
}
