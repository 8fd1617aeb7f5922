package io.agnoscope.vlm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.agnoscope.vlm.blocks.Tensor;
import io.agnoscope.vlm.checkpoint.CheckpointFiles;
import io.agnoscope.vlm.checkpoint.Hashes;
import io.agnoscope.vlm.checkpoint.Safetensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {

  private static final int MOST_PARAMETERS = 5_000_000;
  private static final int MOST_BYTES = 8 << 20;

  private final Checkpoint first = Checkpoint.first();

  @Test
  void theFirstOneIsSmall() {
    assertThat(first.manifest().parameters()).isLessThanOrEqualTo(MOST_PARAMETERS);
    assertThat(first.weights().length).isLessThanOrEqualTo(MOST_BYTES);
    assertThat(first.tensors().values().stream().mapToLong(t -> t.values().length).sum())
        .isEqualTo(first.manifest().parameters());
  }

  @Test
  void theFirstOneSaysHowItWasMade() {
    Manifest manifest = first.manifest();

    assertThat(manifest.openness()).contains("truthful hints only");
    assertThat(manifest.hyperparameters()).isNotEmpty();
    assertThat(manifest.samples()).isPositive();
    assertThat(manifest.dataVersion()).isNotBlank();
    assertThat(manifest.parent()).isNull();
  }

  @Test
  void readsBackWhatItWrote(@TempDir Path folder) {
    first.write(folder);
    Checkpoint back = Checkpoint.read(folder);

    assertThat(back.manifest()).isEqualTo(first.manifest());
    assertThat(back.weights()).isEqualTo(first.weights());
    assertThat(folder.toFile().list())
        .containsExactlyInAnyOrder(CheckpointFiles.WEIGHTS, CheckpointFiles.MANIFEST);
  }

  @Test
  void refusesAlteredWeights(@TempDir Path folder) throws IOException {
    first.write(folder);
    Path file = folder.resolve(CheckpointFiles.WEIGHTS);
    byte[] weights = Files.readAllBytes(file);
    weights[weights.length - 1] ^= 1;
    Files.write(file, weights);

    assertThatExceptionOfType(CheckpointException.class)
        .isThrownBy(() -> Checkpoint.read(folder))
        .withMessageContaining("SHA-256");
  }

  @Test
  void refusesWeightsOfAnotherShape(@TempDir Path folder) {
    Map<String, Tensor> tensors = new LinkedHashMap<>(first.tensors());
    tensors.put("score.logit.bias", new Tensor(List.of(2), new float[2]));

    assertThatExceptionOfType(CheckpointException.class)
        .isThrownBy(() -> read(tensors, folder))
        .withMessageContaining("score.logit.bias");
  }

  @Test
  void refusesMissingAndUnknownWeights(@TempDir Path folder) {
    Map<String, Tensor> missing = new LinkedHashMap<>(first.tensors());
    missing.remove("score.logit.bias");
    Map<String, Tensor> unknown = new LinkedHashMap<>(first.tensors());
    unknown.put("another", new Tensor(List.of(1), new float[1]));

    assertThatExceptionOfType(CheckpointException.class).isThrownBy(() -> read(missing, folder));
    assertThatExceptionOfType(CheckpointException.class).isThrownBy(() -> read(unknown, folder));
  }

  @Test
  void refusesAnAlteredVocabularyAndAnUnreadableManifest(@TempDir Path folder) throws IOException {
    first.write(folder);
    Path file = folder.resolve(CheckpointFiles.MANIFEST);
    String json = Files.readString(file);
    Files.writeString(file, json.replace("\"star\"", "\"moot\""));
    assertThatExceptionOfType(CheckpointException.class)
        .isThrownBy(() -> Checkpoint.read(folder))
        .withMessageContaining("vocabulary");

    Files.writeString(file, "{");
    assertThatExceptionOfType(CheckpointException.class)
        .isThrownBy(() -> Checkpoint.read(folder))
        .withMessageContaining("manifest");
  }

  @Test
  void saysWhatIsMissing(@TempDir Path folder) {
    assertThatExceptionOfType(CheckpointException.class)
        .isThrownBy(() -> Checkpoint.read(folder.resolve("nowhere")))
        .withMessageContaining("missing");
  }

  private Checkpoint read(Map<String, Tensor> tensors, Path folder) {
    byte[] weights = Safetensors.encode(tensors);
    Manifest m = first.manifest();
    Manifest manifest =
        new Manifest(
            m.id(),
            m.parent(),
            m.createdAt(),
            m.seed(),
            m.dataVersion(),
            m.vocabulary(),
            m.vocabularySha256(),
            m.hyperparameters(),
            m.samples(),
            m.minutes(),
            m.sources(),
            m.openness(),
            m.parameters(),
            m.accuracy(),
            m.heldOutAccuracy(),
            Hashes.sha256(weights));
    new Checkpoint(manifest, weights).write(folder);
    return Checkpoint.read(folder);
  }
}
