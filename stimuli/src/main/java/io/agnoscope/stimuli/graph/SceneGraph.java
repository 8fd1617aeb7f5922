package io.agnoscope.stimuli.graph;

import java.util.List;

/**
 * What somebody saw in a picture.
 *
 * @param imageId names the picture
 */
public record SceneGraph(long imageId, List<Node> nodes, List<Link> links) {
  public SceneGraph {
    nodes = List.copyOf(nodes);
    links = List.copyOf(links);
  }
}
