package io.agnoscope.trainer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agnoscope.trainer.Checkpoints;
import io.agnoscope.trainer.domain.lifecycle.CheckpointIdentity;
import io.agnoscope.vlm.Checkpoint;
import io.agnoscope.vlm.CheckpointException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit sets them.
class CheckpointStoreTest {

  private final ObjectMapper json = new ObjectMapper();
  private final Checkpoint checkpoint = Checkpoints.untrained("tinyvlm-2-abc", "first");

  @TempDir Path root;
  private CheckpointStore store;

  @BeforeEach
  void open() {
    store = new CheckpointStore(root.resolve("not/there/yet"), "tinyvlm", json);
  }

  @Test
  void readsBackWhatItKeeps() {
    String uri = store.keep(2, checkpoint);

    Checkpoint read = store.read(identity(uri, checkpoint.manifest().weightsSha256()), manifest());

    assertThat(read.weights()).isEqualTo(checkpoint.weights());
    assertThat(read.manifest()).isEqualTo(checkpoint.manifest());
    assertThat(uri).startsWith("file:///").endsWith("/tinyvlm/2-tinyvlm-2-abc/");
  }

  @Test
  void keepsAgainWhatAnEarlierLifeLeft() throws IOException {
    store.keep(2, checkpoint);
    String uri = store.keep(2, checkpoint);

    try (var files = Files.list(Path.of(URI.create(uri)).getParent())) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void removesAVersionAndNothingElse() throws IOException {
    CheckpointIdentity kept = identity(store.keep(2, checkpoint), "ab");
    CheckpointIdentity gone =
        identity(store.keep(3, Checkpoints.untrained("tinyvlm-3-abc", "first")), "cd");

    store.remove(gone);
    store.remove(gone);

    assertThat(store.holds(gone)).isFalse();
    assertThat(store.holds(kept)).isTrue();
    Path outside = Files.createDirectories(root.resolve("outside"));
    assertThatThrownBy(() -> store.remove(identity(outside.toUri().toString(), "ef")))
        .isInstanceOf(CheckpointException.class);
    assertThat(outside).exists();
  }

  @Test
  void refusesWeightsThatAreNotThoseThatWereToldOf() {
    String uri = store.keep(2, checkpoint);

    assertThatThrownBy(() -> store.read(identity(uri, "00"), manifest()))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("SHA-256");
  }

  @Test
  void refusesWeightsThatWereAltered() throws IOException {
    String uri = store.keep(2, checkpoint);
    Path weights = Path.of(URI.create(uri)).resolve("model.safetensors");
    byte[] bytes = Files.readAllBytes(weights);
    bytes[bytes.length - 1] ^= 1;
    Files.write(weights, bytes);

    assertThatThrownBy(
            () -> store.read(identity(uri, checkpoint.manifest().weightsSha256()), manifest()))
        .isInstanceOf(CheckpointException.class);
  }

  @Test
  void addsFactsToTheManifestThatTheModelStillReads() throws IOException {
    String uri = store.keep(2, checkpoint);

    String manifest = store.annotate(uri, manifest(), Map.of("trialsBySource", Map.of("probe", 7)));

    JsonNode tree = json.readTree(manifest);
    assertThat(tree.at("/trialsBySource/probe").asInt()).isEqualTo(7);
    assertThat(tree.at("/id").asText()).isEqualTo("tinyvlm-2-abc");
    assertThat(
            store.read(identity(uri, checkpoint.manifest().weightsSha256()), manifest()).manifest())
        .isEqualTo(checkpoint.manifest());
  }

  @Test
  void whatSomebodyPutBesideTheWeightsIsNotLookedAt() throws IOException {
    String uri = store.keep(2, checkpoint);
    Path beside = Path.of(URI.create(uri)).resolve("manifest.json");
    Files.writeString(beside, Files.readString(beside).replace("\"red\"", "\"blue\""));

    assertThat(
            store.read(identity(uri, checkpoint.manifest().weightsSha256()), manifest()).manifest())
        .isEqualTo(checkpoint.manifest());
    String annotated = store.annotate(uri, manifest(), Map.of("shadow", 7));
    assertThat(json.readTree(annotated).path("vocabulary"))
        .isEqualTo(json.readTree(manifest()).path("vocabulary"));
    assertThat(json.readTree(beside.toFile())).isEqualTo(json.readTree(annotated));
  }

  @Test
  void saysThatAFolderIsMissingOrElsewhere() {
    assertThatThrownBy(
            () -> store.read(identity(root.resolve("gone").toUri().toString(), "00"), manifest()))
        .isInstanceOf(CheckpointException.class);
    assertThatThrownBy(() -> store.read(identity("s3://bucket/folder", "00"), manifest()))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("no bucket is configured");
    assertThatThrownBy(() -> store.read(identity("http://host/folder", "00"), manifest()))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("not a folder of this machine");
  }

  private String manifest() {
    return store.manifest(checkpoint);
  }

  private static CheckpointIdentity identity(String uri, String sha256) {
    return new CheckpointIdentity("tinyvlm", 2, "tinyvlm-2-abc", uri, sha256, "first");
  }
}
