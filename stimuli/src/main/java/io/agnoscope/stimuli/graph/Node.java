package io.agnoscope.stimuli.graph;

import java.util.List;

/**
 * An object of a scene graph, in the words of whoever described it.
 *
 * @param names at least one
 */
public record Node(long id, List<String> names, Box box, List<String> attributes) {
  public Node {
    names = List.copyOf(names);
    attributes = List.copyOf(attributes);
  }
}
