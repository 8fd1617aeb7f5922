package io.agnoscope.embedded.probes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.agnoscope.embedded.UserFailure;
import io.agnoscope.embedded.terminal.Terminal;
import io.agnoscope.schemas.identity.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProbeSetTest {
  private static final JsonMapper JSON = new JsonMapper();

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ProbeSetMaker maker =
      new ProbeSetMaker(
          new Terminal(
              new PrintStream(out, true, StandardCharsets.UTF_8),
              new PrintStream(out, true, StandardCharsets.UTF_8),
              false));
  private Path temporary;
  private Path folder;

  @BeforeEach
  void folder(@TempDir Path temporary) {
    this.temporary = temporary;
    this.folder = temporary.resolve("some/set");
  }

  @Test
  void aSetHasQuestionsThatIngestionTakesPicturesAndAManifest() throws IOException {
    maker.drawn(96, 7, folder, false);

    List<String> lines = Files.readAllLines(folder.resolve("probes.ndjson"));
    assertThat(lines).hasSize(96);
    Set<String> ids = new HashSet<>();
    for (String line : lines) {
      JsonNode sample = JSON.readTree(line);
      ids.add(sample.path("id").asText());
      assertThat(sample.path("question").asText()).isNotBlank();
      assertThat(sample.path("multiple_choices").size()).isIn(2, 4);
      assertThat(sample.path("multiple_choices").has(answer(sample))).isTrue();
      assertThat(sample.path("task_class").asText()).isEqualTo("IMAGE_HEAVY");
      assertThat(sample.path("aspect").asText()).isNotBlank();
      assertThat(sample.path("question_type").asText()).isNotBlank();
      assertThat(sample.path("difficulty").asText()).isIn("easy", "hard");
      Path image = folder.resolve(sample.path("image").asText());
      assertThat(ImageIO.read(image.toFile()).getWidth()).isEqualTo(64);
    }
    assertThat(ids).hasSize(96);
    JsonNode manifest = JSON.readTree(folder.resolve("manifest.json").toFile());
    assertThat(manifest.path("counts")).hasSize(48);
    assertThat(manifest.path("counts")).allMatch(row -> row.path("items").asInt() == 2);
    assertThat(manifest.path("items").asInt()).isEqualTo(96);
    assertThat(manifest.path("images").asInt()).isEqualTo(96);
    assertThat(manifest.path("seed").asLong()).isEqualTo(7);
    assertThat(manifest.path("note").asText()).startsWith("EMMA-style");
    assertThat(sum(manifest.path("right_positions").path("4 options"))).isEqualTo(72);
    assertThat(sum(manifest.path("yes_no_answers"))).isEqualTo(24);
    assertThat(manifest.path("sha256").path("probes.ndjson").asText())
        .isEqualTo(Sha256.hex(Files.readAllBytes(folder.resolve("probes.ndjson"))));
  }

  @Test
  void theSameSeedGivesTheSameBytesAndAnotherOthers() throws IOException {
    maker.drawn(24, 1, folder, false);
    maker.drawn(24, 1, temporary.resolve("again"), false);
    maker.drawn(24, 2, temporary.resolve("other"), false);

    for (String file : List.of("probes.ndjson", "manifest.json", "images/000023.png")) {
      byte[] bytes = Files.readAllBytes(folder.resolve(file));
      assertThat(temporary.resolve("again").resolve(file)).hasBinaryContent(bytes);
      assertThat(Files.readAllBytes(temporary.resolve("other").resolve(file))).isNotEqualTo(bytes);
    }
  }

  @Test
  void aNumberThatCannotBeBalancedIsRoundedAndSaid() throws IOException {
    maker.drawn(25, 1, folder, false);

    assertThat(Files.readAllLines(folder.resolve("probes.ndjson"))).hasSize(48);
    assertThat(said()).contains("25 is no multiple of 24").contains("making 48");
  }

  @Test
  void numbersThatMakeNoSenseAreRefused() {
    for (long wrong : new long[] {0, -24, ProbeSetMaker.MOST + 1}) {
      assertThatThrownBy(() -> maker.drawn(wrong, 1, folder, false))
          .isInstanceOf(UserFailure.class)
          .hasMessageContaining("--n must be 1 to 1000000, and is " + wrong);
    }
    assertThat(folder).doesNotExist();
  }

  @Test
  void whatIsThereStaysUnlessItIsASetAndForced() throws IOException {
    maker.drawn(24, 1, folder, false);
    byte[] before = Files.readAllBytes(folder.resolve("probes.ndjson"));

    assertThatThrownBy(() -> maker.drawn(24, 2, folder, false))
        .isInstanceOf(UserFailure.class)
        .hasMessageContaining("is not empty");
    assertThat(folder.resolve("probes.ndjson")).hasBinaryContent(before);

    maker.drawn(24, 2, folder, true);
    assertThat(Files.readAllBytes(folder.resolve("probes.ndjson"))).isNotEqualTo(before);

    Files.writeString(folder.resolve("letter.txt"), "mine");
    assertThatThrownBy(() -> maker.drawn(24, 3, folder, true))
        .isInstanceOf(UserFailure.class)
        .hasMessageContaining("nothing was replaced");
    assertThat(folder.resolve("letter.txt")).hasContent("mine");
  }

  @Test
  void anEmptyFolderIsFilledAndAFileIsNotReplaced() throws IOException {
    Files.createDirectories(folder);
    maker.drawn(24, 1, folder, false);
    assertThat(folder.resolve("manifest.json")).exists();

    Path file = Files.writeString(temporary.resolve("file"), "x");
    assertThatThrownBy(() -> maker.drawn(24, 1, file, true))
        .isInstanceOf(UserFailure.class)
        .hasMessageContaining("is no folder");
    assertThatThrownBy(() -> maker.drawn(24, 1, file.resolve("set"), true))
        .isInstanceOf(UserFailure.class)
        .hasMessageContaining("cannot be written to");
  }

  @Test
  void aRunThatIsInterruptedLeavesNothing() throws IOException {
    Questions failing =
        new DrawnQuestions(1, 48) {
          @Override
          public SetItem write(long index, Path images) throws IOException {
            if (index == 30) {
              throw new IOException("No space left on device");
            }
            return super.write(index, images);
          }
        };

    assertThatThrownBy(() -> maker.make(failing, 1, folder, false))
        .isInstanceOf(UserFailure.class)
        .hasMessageContaining("No room left on the disk")
        .hasMessageContaining("--out");
    assertThat(folder).doesNotExist();
    try (Stream<Path> left = Files.list(folder.getParent())) {
      assertThat(left).isEmpty();
    }
  }

  private String said() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private static String answer(JsonNode sample) {
    return sample.path("multiple_choices_answer").asText();
  }

  private static int sum(JsonNode counts) {
    int sum = 0;
    for (JsonNode count : counts) {
      sum += count.asInt();
    }
    return sum;
  }
}
