package io.agnoscope.embedded.probes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.agnoscope.embedded.UserFailure;
import io.agnoscope.embedded.terminal.Terminal;
import io.agnoscope.stimuli.graph.SceneGraph;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SceneGraphSetTest {
  private static final JsonMapper JSON = new JsonMapper();

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private Path graphs;
  private Path set;

  @BeforeEach
  void graphs(@TempDir Path temporary) throws IOException {
    graphs = SceneGraphFolder.make(Files.createDirectory(temporary.resolve("graphs")));
    set = temporary.resolve("set");
  }

  @Test
  void ourFourGraphsGiveQuestionsOfEveryAspectAndType() throws IOException {
    make();

    Set<String> kinds = new HashSet<>();
    List<JsonNode> samples = new ArrayList<>();
    for (String line : Files.readAllLines(set.resolve("probes.ndjson"))) {
      JsonNode sample = JSON.readTree(line);
      samples.add(sample);
      kinds.add(sample.path("aspect").asText() + " " + sample.path("question_type").asText());
      assertThat(set.resolve(sample.path("image").asText())).isRegularFile();
    }
    assertThat(kinds).hasSize(24);
    JsonNode manifest = JSON.readTree(set.resolve("manifest.json").toFile());
    assertThat(manifest.path("pictures").asText()).isEqualTo("scene graphs");
    assertThat(manifest.path("items").asInt()).isEqualTo(samples.size());
    assertThat(manifest.path("images").asInt()).isEqualTo(4);
    assertThat(said()).contains("give only").contains("COLOR=");
  }

  @Test
  void rightOptionsAreWhatTheGraphsSay() throws IOException {
    make();

    List<String> right = new ArrayList<>();
    for (String line : Files.readAllLines(set.resolve("probes.ndjson"))) {
      JsonNode sample = JSON.readTree(line);
      if (sample.path("question_type").asText().equals("what")) {
        String letter = sample.path("multiple_choices_answer").asText();
        right.add(
            sample.path("image").asText().replaceAll("\\D", "")
                + " "
                + sample.path("question").asText()
                + " "
                + sample.path("multiple_choices").path(letter).asText());
      }
    }
    String all = String.join("\n", right);
    assertThat(all).containsPattern("11 .*the thing that the man is holding.* umbrella");
    assertThat(all).containsPattern("11 .*the cat.* sitting");
    assertThat(all).containsPattern("12 .*dogs.* 3");
    assertThat(all).containsPattern("12 .*the black dog.* running");
    assertThat(all).containsPattern("1[1-4] .*the (bench|table).* wood");
    // Two colors, several trees, an unknown name: in doubt nothing is asked.
    assertThat(all)
        .doesNotContainPattern("color.*the (bus|book)")
        .doesNotContainPattern("(?i)trees|contraption|vase|ghost");
  }

  @Test
  void separateFilesSayTheSame() throws IOException {
    List<SceneGraph> together = read();
    JsonNode images = JSON.readTree(graphs.resolve("scene_graphs.json").toFile());
    Files.move(graphs.resolve("scene_graphs.json"), graphs.resolve("objects.json"));
    Files.writeString(
        graphs.resolve("relationships.json"),
        """
        [{"image_id": 11, "relationships": [
           {"relationship_id": 1, "predicate": "holds",
            "subject": {"object_id": 1, "name": "man"}, "object": {"object_id": 2, "name": "umbrella"}},
           {"relationship_id": 2, "predicate": "sitting on",
            "subject": {"object_id": 3}, "object": {"object_id": 4}}]},
         {"image_id": 13, "relationships": [
           {"relationship_id": 9, "predicate": "rides",
            "subject": {"object_id": 1}, "object": {"object_id": 2}}]}]
        """);

    assertThat(images).hasSize(4);
    assertThat(read()).isEqualTo(together);
  }

  @Test
  void graphsWithoutAPictureArePassedOverAndCounted() throws IOException {
    Files.delete(graphs.resolve("12.png"));

    assertThat(read()).extracting(SceneGraph::imageId).containsExactly(11L, 13L, 14L);
    assertThat(said()).contains("1 scene graphs have no picture file");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                     | is no list of images
          [{]                                                    | image no. 1: not valid JSON
          [3]                                                    | image no. 1: it is no object
          [{}]                                                   | image_id is missing
          [{"image_id": 11, "objects": 3}]                       | objects is no list
          [{"image_id": 11, "objects": [{"object_id": "x"}]}]    | objects[0]: object_id is missing
          [{"image_id": 11, "objects": [{"object_id": 1}]}]      | objects[0]: an object without a name
          [{"image_id": 11, "objects": [{"object_id": 1, "name": "a", "x": 1}]}] | w is missing
          [{"image_id": 11}, {"image_id": 11}]                   | this image is there twice
          """)
  void whatCannotBeRightIsNamedByFileAndPlace(String json, String message) throws IOException {
    Files.writeString(graphs.resolve("scene_graphs.json"), json);

    assertThatThrownBy(this::make)
        .isInstanceOf(UserFailure.class)
        .hasMessageContaining("scene_graphs.json")
        .hasMessageContaining(message);
    assertThat(set).doesNotExist();
  }

  @Test
  void aFolderWithoutGraphsIsASentence() throws IOException {
    Files.delete(graphs.resolve("scene_graphs.json"));
    assertThatThrownBy(this::make).hasMessageContaining("has neither scene_graphs.json");
    Files.writeString(graphs.resolve("scene_graphs.json"), "[]");
    assertThatThrownBy(this::make).hasMessageContaining("give no question");
    assertThatThrownBy(() -> maker().graphs(24, 1, graphs.resolve("none"), set, false))
        .isInstanceOf(UserFailure.class)
        .hasMessageContaining("there is no folder");
  }

  private void make() throws IOException {
    maker().graphs(960, 1, graphs, set, false);
  }

  private List<SceneGraph> read() throws IOException {
    return new GraphFiles(graphs, new PictureFiles(graphs), terminal()::line).read();
  }

  private ProbeSetMaker maker() {
    return new ProbeSetMaker(terminal());
  }

  private Terminal terminal() {
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    return new Terminal(stream, stream, false);
  }

  private String said() {
    return out.toString(StandardCharsets.UTF_8);
  }
}
