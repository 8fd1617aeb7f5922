package io.agnoscope.trainer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.agnoscope.images.S3Folder;
import io.agnoscope.s3testing.S3MockServer;
import io.agnoscope.trainer.Checkpoints;
import io.agnoscope.trainer.domain.lifecycle.CheckpointIdentity;
import io.agnoscope.vlm.Checkpoint;
import io.agnoscope.vlm.CheckpointException;
import io.agnoscope.vlm.CheckpointException.Misfit;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Checkpoints and revocations in a bucket, on a server that speaks S3. */
@SuppressWarnings("NullAway.Init") // JUnit sets them.
class BucketTest {

  private static final String BUCKET = "checkpoints";

  private static S3MockServer server;
  private static S3Client client;

  private final ObjectMapper json = JsonMapper.builder().addModule(new JavaTimeModule()).build();
  private final Checkpoint checkpoint = Checkpoints.untrained("tinyvlm-2-abc", "first");

  @TempDir Path folder;

  @BeforeAll
  static void start() throws IOException {
    server = S3MockServer.start();
    client = server.client();
    client.createBucket(bucket -> bucket.bucket(BUCKET));
  }

  @AfterAll
  static void stop() {
    client.close();
    server.close();
  }

  @Test
  void readsBackWhatItKeeps() {
    CheckpointStore store = store("reads");

    String uri = store.keep(2, checkpoint);

    assertThat(uri).isEqualTo("s3://checkpoints/reads/tinyvlm/2-tinyvlm-2-abc/");
    Checkpoint read = store.read(identity(uri), manifest());
    assertThat(read.weights()).isEqualTo(checkpoint.weights());
    assertThat(read.manifest()).isEqualTo(checkpoint.manifest());
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void isNoCheckpointUntilItsManifestIsThere() {
    CheckpointStore store = store("halves");
    put("halves/tinyvlm/3-left/model.safetensors", new byte[] {1});
    CheckpointIdentity left = identity("s3://checkpoints/halves/tinyvlm/3-left/");

    assertThat(store.holds(left)).isFalse();
    assertThatThrownBy(() -> store.read(left, manifest())).isInstanceOf(CheckpointException.class);

    store.keep(3, checkpoint);

    assertThat(keys("halves/"))
        .containsExactlyInAnyOrder(
            "halves/tinyvlm/3-tinyvlm-2-abc/manifest.json",
            "halves/tinyvlm/3-tinyvlm-2-abc/model.safetensors");
  }

  @Test
  void removesAVersionAndNothingElse() {
    CheckpointStore store = store("removes");
    CheckpointIdentity kept = identity(store.keep(12, checkpoint));
    CheckpointIdentity gone = identity(store.keep(1, checkpoint));

    store.remove(gone);
    store.remove(gone);

    assertThat(store.holds(gone)).isFalse();
    assertThat(store.holds(kept)).isTrue();
    assertThat(keys("removes/")).hasSize(2);
    for (String elsewhere :
        List.of(
            "s3://checkpoints/removes/tinyvlm/",
            "s3://checkpoints/removes/other/1-a/",
            "s3://checkpoints/removes/tinyvlm/12-tinyvlm-2-abc/deeper/",
            "s3://checkpoints/removes/tinyvlm/../tinyvlm/12-tinyvlm-2-abc/",
            "s3://checkpoints/removes-not/tinyvlm/1-a/",
            "s3://other/removes/tinyvlm/1-a/",
            folder.toUri().toString())) {
      assertThatThrownBy(() -> store.remove(identity(elsewhere)))
          .isInstanceOf(CheckpointException.class);
    }
    assertThat(keys("removes/")).hasSize(2);
  }

  @Test
  void refusesWeightsThatWereAltered() {
    CheckpointStore store = store("altered");
    String uri = store.keep(2, checkpoint);
    byte[] weights = checkpoint.weights().clone();
    weights[weights.length - 1] ^= 1;
    put("altered/tinyvlm/2-tinyvlm-2-abc/model.safetensors", weights);

    assertThatThrownBy(() -> store.read(identity(uri), manifest()))
        .isInstanceOfSatisfying(
            CheckpointException.class,
            e -> assertThat(e.misfit()).isEqualTo(Misfit.SHA256_DIFFERS));
  }

  @Test
  void addsFactsToTheManifestThatTheModelStillReads() {
    CheckpointStore store = store("annotates");
    String uri = store.keep(2, checkpoint);

    String manifest = store.annotate(uri, manifest(), Map.of("shadow", 7));

    assertThat(manifest).contains("\"shadow\":7");
    assertThat(store.read(identity(uri), manifest()).manifest()).isEqualTo(checkpoint.manifest());
  }

  @Test
  void takesOverFromAFolder() {
    CheckpointIdentity before =
        identity(new CheckpointStore(folder, "tinyvlm", json).keep(1, checkpoint));
    CheckpointStore store = store("takes-over");

    assertThat(store.read(before, manifest()).manifest()).isEqualTo(checkpoint.manifest());
    store.remove(before);

    assertThat(store.holds(before)).isFalse();
    assertThat(store.keep(2, checkpoint)).startsWith("s3://");
  }

  @Test
  void keepsRevocationsAndTakesThoseOfTheFolderAlong() {
    RevocationFile.Entry first = entry("first");
    RevocationFile.Entry second = entry("second");
    new RevocationFile(folder, "tinyvlm", json).add(first);

    RevocationFile file =
        new RevocationFile(folder, Optional.of(below("revokes")), "tinyvlm", json);
    file.add(second);

    assertThat(file.read()).containsExactly(first, second);
    assertThat(keys("revokes/")).containsExactly("revokes/tinyvlm/revocations.json");
    assertThat(new RevocationFile(folder, "tinyvlm", json).read()).containsExactly(first);
  }

  @Test
  void aBucketThatIsAwayIsNoCheckpointThatIsGone() {
    CheckpointStore store =
        new CheckpointStore(
            folder, Optional.of(new S3Folder(client, "s3://not-there")), "tinyvlm", json);
    CheckpointIdentity identity = identity("s3://not-there/tinyvlm/1-a/");

    assertThat(store.holds(identity)).isTrue();
    assertThatThrownBy(() -> store.keep(2, checkpoint)).isInstanceOf(CheckpointException.class);
    assertThatThrownBy(() -> store.remove(identity)).isInstanceOf(CheckpointException.class);
    assertThatThrownBy(() -> store.read(identity, manifest()))
        .isInstanceOfSatisfying(
            CheckpointException.class,
            e -> assertThat(e.misfit()).isEqualTo(Misfit.UNREADABLE_FILE));
  }

  private CheckpointStore store(String prefix) {
    return new CheckpointStore(folder, Optional.of(below(prefix)), "tinyvlm", json);
  }

  private static S3Folder below(String prefix) {
    return new S3Folder(client, "s3://" + BUCKET + "/" + prefix);
  }

  private static void put(String key, byte[] bytes) {
    client.putObject(object -> object.bucket(BUCKET).key(key), RequestBody.fromBytes(bytes));
  }

  private static List<String> keys(String prefix) {
    return client.listObjectsV2(list -> list.bucket(BUCKET).prefix(prefix)).contents().stream()
        .map(object -> object.key())
        .toList();
  }

  private static RevocationFile.Entry entry(String source) {
    return new RevocationFile.Entry("source", source, "a test", Instant.EPOCH);
  }

  private String manifest() {
    return new CheckpointStore(folder, "tinyvlm", json).manifest(checkpoint);
  }

  private CheckpointIdentity identity(String uri) {
    return new CheckpointIdentity(
        "tinyvlm", 2, "tinyvlm-2-abc", uri, checkpoint.manifest().weightsSha256(), "first");
  }
}
