package io.agnoscope.embedded.probes;

import io.agnoscope.embedded.UserFailure;
import io.agnoscope.stimuli.graph.Link;
import io.agnoscope.stimuli.graph.Node;
import io.agnoscope.stimuli.graph.SceneGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Scene graphs in Visual Genome's layout: {@code scene_graphs.json}, or {@code objects.json} with
 * {@code relationships.json}; {@code attributes.json} beside either. Only pictures whose file is
 * there are read, and at most {@link #MOST_GRAPHS} of them.
 */
final class GraphFiles {

  /** Graphs beyond are passed over, and said so. */
  static final int MOST_GRAPHS = 10_000;

  private static final String GRAPHS = "scene_graphs.json";
  private static final String OBJECTS = "objects.json";
  private static final String ATTRIBUTES = "attributes.json";
  private static final String RELATIONSHIPS = "relationships.json";

  private final Path folder;
  private final PictureFiles pictures;
  private final Consumer<String> notices;
  private final Map<Long, Map<Long, Node>> nodes = new LinkedHashMap<>();
  private final Map<Long, List<Link>> links = new LinkedHashMap<>();
  private int passedOver;
  private int unseen;

  /**
   * A reader.
   *
   * @param notices is told what was passed over
   */
  GraphFiles(Path folder, PictureFiles pictures, Consumer<String> notices) {
    this.folder = folder;
    this.pictures = pictures;
    this.notices = notices;
  }

  /**
   * The graphs in the order of the file.
   *
   * @throws UserFailure when a file is missing or cannot be right; it names file and object
   */
  List<SceneGraph> read() throws IOException {
    Path graphs = folder.resolve(GRAPHS);
    Path objects = folder.resolve(OBJECTS);
    if (Files.isRegularFile(graphs)) {
      readObjects(graphs);
    } else if (Files.isRegularFile(objects)) {
      readObjects(objects);
      readLinks(folder.resolve(RELATIONSHIPS));
    } else {
      throw new UserFailure(
          "%s has neither %s nor %s: see docs/probes.md".formatted(folder, GRAPHS, OBJECTS));
    }
    readAttributes(folder.resolve(ATTRIBUTES));
    if (unseen > 0) {
      notices.accept(unseen + " scene graphs have no picture file and were passed over");
    }
    if (passedOver > 0) {
      notices.accept(
          "%d scene graphs beyond the first %d were passed over"
              .formatted(passedOver, MOST_GRAPHS));
    }
    List<SceneGraph> read = new ArrayList<>();
    nodes.forEach((image, found) ->
        read.add(
            new SceneGraph(
                image, List.copyOf(found.values()), links.getOrDefault(image, List.of()))));
    return read;
  }

  private void readObjects(Path file) throws IOException {
    try (GraphStream stream = new GraphStream(file)) {
      for (GraphEntry image = stream.next(); image != null; image = stream.next()) {
        long id = image.number("image_id");
        if (!pictures.has(id)) {
          unseen++;
        } else if (nodes.size() >= MOST_GRAPHS) {
          passedOver++;
        } else {
          if (nodes.containsKey(id)) {
            throw image.wrong("this image is there twice");
          }
          nodes.put(id, objects(image));
          links.put(id, links(image));
        }
      }
    }
  }

  private static Map<Long, Node> objects(GraphEntry image) {
    Map<Long, Node> found = new LinkedHashMap<>();
    for (GraphEntry object : image.list("objects")) {
      long id = object.number("object_id");
      Node node = new Node(id, object.names(), object.box(), object.texts("attributes"));
      if (found.put(id, node) != null) {
        throw object.wrong("this object_id is there twice in the image");
      }
    }
    return found;
  }

  private static List<Link> links(GraphEntry image) {
    List<Link> found = new ArrayList<>();
    for (GraphEntry link : image.list("relationships")) {
      found.add(new Link(link.end("subject"), link.text("predicate"), link.end("object")));
    }
    return found;
  }

  private void readLinks(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return;
    }
    try (GraphStream stream = new GraphStream(file)) {
      for (GraphEntry image = stream.next(); image != null; image = stream.next()) {
        long id = image.number("image_id");
        if (nodes.containsKey(id)) {
          links.put(id, links(image));
        }
      }
    }
  }

  private void readAttributes(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return;
    }
    try (GraphStream stream = new GraphStream(file)) {
      for (GraphEntry image = stream.next(); image != null; image = stream.next()) {
        Map<Long, Node> found = nodes.get(image.number("image_id"));
        if (found == null) {
          continue;
        }
        for (GraphEntry object : image.list("attributes")) {
          List<String> more = object.texts("attributes");
          found.computeIfPresent(object.number("object_id"), (id, node) -> withMore(node, more));
        }
      }
    }
  }

  private static Node withMore(Node node, List<String> attributes) {
    List<String> all = new ArrayList<>(node.attributes());
    all.addAll(attributes);
    return new Node(node.id(), node.names(), node.box(), all);
  }
}
