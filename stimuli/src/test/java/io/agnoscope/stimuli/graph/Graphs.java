package io.agnoscope.stimuli.graph;

import java.util.Arrays;
import java.util.List;

/** Short ways to write scene graphs down. */
final class Graphs {

  private Graphs() {}

  static SceneGraph graph(List<Node> nodes, Link... links) {
    return new SceneGraph(1, nodes, List.of(links));
  }

  /** An object of 10×10 pixels. */
  static Node node(long id, String name, double x, double y, String... attributes) {
    return new Node(id, List.of(name), new Box(x, y, 10, 10), Arrays.asList(attributes));
  }

  static Picture picture(List<Node> nodes, Link... links) {
    return Picture.of(graph(nodes, links), Things.standard());
  }
}
