package io.agnoscope.stimuli.scene;

import java.util.List;

/**
 * What a picture shows: the truth that probes ask about.
 *
 * @param clutter lies under the objects
 * @param objects do not overlap
 */
public record Scene(Background background, List<Speck> clutter, List<SceneObject> objects) {

  /** Width and height of a picture in pixels. */
  public static final int SIDE = 64;

  public Scene {
    clutter = List.copyOf(clutter);
    objects = List.copyOf(objects);
  }
}
