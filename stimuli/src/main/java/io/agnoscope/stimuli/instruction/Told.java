package io.agnoscope.stimuli.instruction;

import io.agnoscope.stimuli.image.Bitmap;
import io.agnoscope.stimuli.image.EncodedImage;
import io.agnoscope.stimuli.scene.Scene;
import io.agnoscope.stimuli.scene.SceneRenderer;
import java.util.List;

/** A conversation before it has a name. */
record Told(Scene scene, Bitmap picture, List<Turn> turns) {

  /** About the whole picture of a scene. */
  static Told aboutAll(Scene scene, List<Turn> turns) {
    return new Told(scene, Bitmap.of(SceneRenderer.render(scene)), turns);
  }

  Instruction as(String id, InstructionKind kind) {
    return new Instruction(id, kind, scene, EncodedImage.of(picture), turns);
  }
}
