package io.agnoscope.inference.tinyvlm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agnoscope.inference.Fixtures;
import io.agnoscope.inference.answering.AnswerModel;
import io.agnoscope.inference.answering.Ask;
import io.agnoscope.inference.checkpoint.CheckpointRefusedException;
import io.agnoscope.schemas.CheckpointEvent;
import io.agnoscope.vlm.Checkpoint;
import io.agnoscope.vlm.blocks.Tensor;
import io.agnoscope.vlm.checkpoint.CheckpointFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is loaded and what is refused, with files on disk. */
class TinyVlmRefusalTest {

  private static final TinyVlmSource SOURCE =
      new TinyVlmSource(TinyVlmSettings.STANDARD, BatchEvents.NONE, Clock.systemUTC());

  private final Path folder;

  TinyVlmRefusalTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @AfterAll
  static void close() {
    SOURCE.close();
  }

  @Test
  void loadsACheckpointFromItsFolder() throws Exception {
    List<Ask> asks = List.of(Fixtures.ask(null, "What is it?", List.of("star", "cross")));
    try (AnswerModel loaded = SOURCE.load(CheckpointFolder.write(folder, "tinyvlm", 1, "fresh"));
        AnswerModel first = SOURCE.first()) {
      assertThat(loaded.checkpoint()).isEqualTo("fresh");
      assertThat(loaded.ask(asks, Instant.MAX)).isEqualTo(first.ask(asks, Instant.MAX));
    }
  }

  @Test
  void whatIsNotAsAnnounced() {
    CheckpointEvent event = CheckpointFolder.write(folder, "tinyvlm", 1, "fresh");
    assertRefused(CheckpointEvent.newBuilder(event).setSha256("0").build(), "sha256-differs");
    assertRefused(CheckpointEvent.newBuilder(event).setCheckpoint("0").build(), "id-differs");
  }

  @Test
  void whatIsNoFolderHere() {
    CheckpointEvent event = CheckpointFolder.write(folder, "tinyvlm", 1, "fresh");
    for (String uri : List.of("s3://bucket/one", "no uri", "file://host/share", "file:relative")) {
      assertRefused(CheckpointEvent.newBuilder(event).setUri(uri).build(), "unsupported-uri");
    }
    String missing = folder.resolve("missing").toUri().toString();
    assertRefused(CheckpointEvent.newBuilder(event).setUri(missing).build(), "missing-file");
  }

  @Test
  void aFileThatIsNotThere() throws IOException {
    CheckpointEvent event = CheckpointFolder.write(folder, "tinyvlm", 1, "fresh");
    Files.delete(folder.resolve(CheckpointFiles.WEIGHTS));
    assertRefused(event, "missing-file");
  }

  @Test
  void aFileThatCannotBeRead() throws IOException {
    CheckpointEvent event = CheckpointFolder.write(folder, "tinyvlm", 1, "fresh");
    Files.delete(folder.resolve(CheckpointFiles.WEIGHTS));
    Files.createDirectory(folder.resolve(CheckpointFiles.WEIGHTS));
    assertRefused(event, "unreadable-file");
  }

  @Test
  void weightsThatWereAltered() throws IOException {
    CheckpointEvent event = CheckpointFolder.write(folder, "tinyvlm", 1, "fresh");
    Path file = folder.resolve(CheckpointFiles.WEIGHTS);
    byte[] weights = Files.readAllBytes(file);
    weights[weights.length - 1] ^= 1;
    Files.write(file, weights);
    assertRefused(event, "sha256-differs");
  }

  @Test
  void aManifestThatIsNone() throws IOException {
    CheckpointEvent event = CheckpointFolder.write(folder, "tinyvlm", 1, "fresh");
    for (String json : List.of("", "{", "{}", "null", "[]")) {
      Files.writeString(folder.resolve(CheckpointFiles.MANIFEST), json);
      assertRefused(event, "unreadable-manifest");
    }
  }

  @Test
  void aVocabularyThatWasAltered() throws IOException {
    CheckpointEvent event = CheckpointFolder.write(folder, "tinyvlm", 1, "fresh");
    Path file = folder.resolve(CheckpointFiles.MANIFEST);
    Files.writeString(file, Files.readString(file).replace("\"star\"", "\"moot\""));
    assertRefused(event, "vocabulary-differs");
  }

  /**
   * The file beside the weights was signed by nobody: whatever it says, the announced one counts.
   */
  @Test
  void aManifestBesideSignedWeightsIsNotLookedAt() throws Exception {
    CheckpointEvent event = CheckpointFolder.write(folder, "tinyvlm", 1, "fresh");
    Path file = folder.resolve(CheckpointFiles.MANIFEST);
    event.setManifest(Files.readString(file));
    Files.writeString(file, "{\"id\": \"forged\"}");
    CheckpointReader reader = new CheckpointReader(Optional.empty(), true);

    assertThat(reader.read(event).manifest().id()).isEqualTo("fresh");

    event.setManifest("{}");
    assertThatThrownBy(() -> reader.read(event))
        .isInstanceOfSatisfying(
            CheckpointRefusedException.class,
            refused -> assertThat(refused.reason()).isEqualTo("unreadable-manifest"));
  }

  @Test
  void anotherArchitecture() {
    assertRefused(CheckpointFolder.write(folder, "layers", "4"), "unsupported-architecture");
    assertRefused(CheckpointFolder.write(folder, "channels", "[8]"), "unsupported-architecture");
  }

  @Test
  void otherShapes() {
    Map<String, Tensor> wider = new LinkedHashMap<>(Checkpoint.first().tensors());
    wider.put("score.logit.bias", new Tensor(List.of(2), new float[2]));
    assertRefused(CheckpointFolder.write(folder, wider), "shape-differs");

    Map<String, Tensor> fewer = new LinkedHashMap<>(Checkpoint.first().tensors());
    fewer.remove("score.logit.bias");
    assertRefused(CheckpointFolder.write(folder, fewer), "shape-differs");
  }

  @Test
  void otherSizes() throws IOException {
    byte[] weights = Checkpoint.first().weights();
    assertRefused(
        CheckpointFolder.write(folder, Arrays.copyOf(weights, weights.length - 4)), "size-differs");
    assertRefused(CheckpointFolder.write(folder, new byte[3]), "size-differs");

    CheckpointEvent event = CheckpointFolder.write(folder, weights);
    Path file = folder.resolve(CheckpointFiles.MANIFEST);
    String said = "\"parameters\" : " + Checkpoint.first().manifest().parameters();
    String json = Files.readString(file);
    assertThat(json).contains(said);
    Files.writeString(file, json.replace(said, "\"parameters\" : 7"));
    assertRefused(event, "size-differs");
  }

  @Test
  void weightsThatAreNone() {
    byte[] garbled = Checkpoint.first().weights().clone();
    garbled[Long.BYTES] = '!';
    assertRefused(CheckpointFolder.write(folder, garbled), "unreadable-weights");

    Map<String, Tensor> infinite = new LinkedHashMap<>(Checkpoint.first().tensors());
    infinite.put("score.logit.bias", new Tensor(List.of(1), new float[] {Float.NaN}));
    assertRefused(CheckpointFolder.write(folder, infinite), "unreadable-weights");
  }

  @Test
  void weightsThatGiveNoProbabilities() {
    Map<String, Tensor> huge = new LinkedHashMap<>();
    Checkpoint.first()
        .tensors()
        .forEach((name, tensor) -> {
          float[] values = new float[tensor.values().length];
          Arrays.fill(values, 1e30f);
          huge.put(name, new Tensor(tensor.shape(), values));
        });
    assertRefused(CheckpointFolder.write(folder, huge), "unloadable");
  }

  @Test
  void aDeviceThatIsNotThere() {
    TinyVlmSettings settings = TinyVlmSettings.on("cuda:999", 1, 128, Duration.ZERO, 128, 1 << 20);

    assertThatThrownBy(() -> new TinyVlmSource(settings, BatchEvents.NONE, Clock.systemUTC()))
        .hasMessage("agnoscope.tinyvlm.device: PyTorch sees no cuda:999 on this machine");
  }

  private static void assertRefused(CheckpointEvent event, String reason) {
    assertThatThrownBy(() -> SOURCE.load(event))
        .isInstanceOfSatisfying(
            CheckpointRefusedException.class,
            refused -> assertThat(refused.reason()).isEqualTo(reason));
  }
}
