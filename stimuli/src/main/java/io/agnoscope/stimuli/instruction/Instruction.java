package io.agnoscope.stimuli.instruction;

import io.agnoscope.stimuli.image.EncodedImage;
import io.agnoscope.stimuli.scene.Scene;
import java.util.List;

/**
 * A conversation about one picture.
 *
 * @param id unique for seed and index
 * @param scene what the picture was drawn from
 * @param turns in order, at least one
 */
public record Instruction(
    String id, InstructionKind kind, Scene scene, EncodedImage picture, List<Turn> turns) {

  public Instruction {
    turns = List.copyOf(turns);
  }
}
