package io.agnoscope.vlm.blocks;

import io.agnoscope.stimuli.scene.Action;
import io.agnoscope.stimuli.scene.Color;
import io.agnoscope.stimuli.scene.Kind;
import io.agnoscope.stimuli.scene.Material;
import io.agnoscope.stimuli.scene.SceneObject;
import java.util.Arrays;

/**
 * The classes that image patches are taught beside the task: for each of kind, color, material and
 * action, background first, then one class per value.
 */
public final class PatchClasses {

  private PatchClasses() {}

  /** How many classes each of the four has. */
  public static int[] sizes() {
    return new int[] {
      1 + Kind.values().length,
      1 + Color.values().length,
      1 + Material.values().length,
      1 + Action.values().length
    };
  }

  /** The classes of a patch that holds an object's centre, one in each of the four. */
  public static int[] of(SceneObject object) {
    return new int[] {
      1 + Arrays.asList(Kind.values()).indexOf(object.kind()),
      1 + Arrays.asList(Color.values()).indexOf(object.color()),
      1 + Arrays.asList(Material.values()).indexOf(object.material()),
      1 + Arrays.asList(Action.values()).indexOf(object.action())
    };
  }
}
