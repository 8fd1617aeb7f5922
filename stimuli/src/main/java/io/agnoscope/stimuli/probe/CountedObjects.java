package io.agnoscope.stimuli.probe;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.scene.Look;
import io.agnoscope.stimuli.scene.Scene;
import io.agnoscope.stimuli.scene.SceneComposer;
import io.agnoscope.stimuli.scene.Trait;
import java.util.ArrayList;
import java.util.List;

/**
 * A scene with a known number of objects of some description, among others that do not meet it.
 *
 * @param referent the description
 */
public record CountedObjects(Referent referent, Scene scene) {

  /** How often a question about a number is about all objects. */
  public static final double SHARE_OF_ALL = 0.2;

  /**
   * Draws a description and a scene with so many objects that meet it.
   *
   * @param count 0 to {@link SceneComposer#MOST_OBJECTS}; at least 1 when all are counted
   * @param all whether every object counts, so that there are no others
   */
  public static CountedObjects draw(int count, boolean all, Randomness random) {
    Look model = Look.any(random);
    Referent referent =
        all
            ? new Referent(List.of())
            : Referent.to(
                List.<Trait>of(model.kind(), model.color(), model.material(), model.action()),
                random);
    int others = all ? 0 : random.nextInt(SceneComposer.MOST_OBJECTS - count + 1);
    if (count + others == 0) {
      others = 1 + random.nextInt(SceneComposer.MOST_OBJECTS);
    }
    List<Look> looks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      looks.add(referent.imposedOn(Look.any(random)));
    }
    for (int i = 0; i < others; i++) {
      looks.add(referent.avoidedBy(Look.any(random), random));
    }
    return new CountedObjects(referent, SceneComposer.compose(random.shuffle(looks), random));
  }
}
