package io.agnoscope.stimuli.instruction;

import io.agnoscope.stimuli.probe.Referent;
import io.agnoscope.stimuli.scene.Scene;
import io.agnoscope.stimuli.scene.SceneObject;
import io.agnoscope.stimuli.scene.Trait;
import java.util.List;

/** How a conversation singles out one object of a scene. */
public sealed interface Mention {

  /** The objects that it fits; a sound one fits one. */
  List<SceneObject> in(Scene scene);

  /** What a question calls the object: {@code the red star}. */
  String asked();

  /** What an answer calls it, shorter where the question said more. */
  String answered();

  /** Traits of the object that its words give away. */
  List<Trait> told();

  /** Whether it fits exactly one object of the scene. */
  default boolean isUniqueIn(Scene scene) {
    return in(scene).size() == 1;
  }

  /** By some of its traits. */
  record Described(Referent referent) implements Mention {

    @Override
    public List<SceneObject> in(Scene scene) {
      return referent.in(scene);
    }

    @Override
    public String asked() {
      return referent.definite();
    }

    @Override
    public String answered() {
      return referent.definite();
    }

    @Override
    public List<Trait> told() {
      return referent.traits();
    }
  }

  /** By a region of the picture that shows it, whatever it looks like. */
  record Designated(SceneObject object, String asked, String answered) implements Mention {

    @Override
    public List<SceneObject> in(Scene scene) {
      return scene.objects().stream().filter(object::equals).toList();
    }

    @Override
    public List<Trait> told() {
      return List.of();
    }
  }
}
