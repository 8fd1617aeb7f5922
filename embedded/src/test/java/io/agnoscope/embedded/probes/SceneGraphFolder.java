package io.agnoscope.embedded.probes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javax.imageio.ImageIO;

/** Four scene graphs of our own, with pictures in which every object is a plain rectangle. */
final class SceneGraphFolder {

  private SceneGraphFolder() {}

  static Path make(Path folder) throws IOException {
    copy("scene_graphs.json", folder);
    copy("attributes.json", folder);
    for (JsonNode image : new JsonMapper().readTree(folder.resolve("scene_graphs.json").toFile())) {
      draw(image, folder.resolve(image.path("image_id").asText() + ".png"));
    }
    return folder;
  }

  private static void copy(String name, Path folder) throws IOException {
    try (InputStream file =
        Objects.requireNonNull(
            SceneGraphFolder.class.getResourceAsStream("/scene-graph/" + name))) {
      Files.copy(file, folder.resolve(name));
    }
  }

  private static void draw(JsonNode image, Path file) throws IOException {
    BufferedImage picture = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    for (JsonNode object : image.path("objects")) {
      graphics.setColor(Color.getHSBColor(object.path("object_id").asInt() / 8f, 1, 1));
      graphics.fillRect(
          object.path("x").asInt(),
          object.path("y").asInt(),
          object.path("w").asInt(),
          object.path("h").asInt());
    }
    graphics.dispose();
    ImageIO.write(picture, "png", file.toFile());
  }
}
