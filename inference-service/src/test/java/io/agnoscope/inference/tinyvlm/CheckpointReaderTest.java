package io.agnoscope.inference.tinyvlm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.agnoscope.images.S3Folder;
import io.agnoscope.inference.checkpoint.CheckpointRefusedException;
import io.agnoscope.s3testing.S3MockServer;
import io.agnoscope.schemas.CheckpointEvent;
import io.agnoscope.vlm.Checkpoint;
import io.agnoscope.vlm.checkpoint.CheckpointFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Checkpoints in a bucket, on a server that speaks S3. */
@SuppressWarnings("NullAway.Init") // JUnit sets them.
class CheckpointReaderTest {

  private static final String ROOT = "s3://checkpoints/kept";
  private static final String ADDRESS = ROOT + "/tinyvlm/2-fresh/";

  private static S3MockServer server;
  private static S3Client client;

  private final CheckpointReader reader = reader(ROOT);

  @TempDir Path folder;
  private CheckpointEvent event;

  @BeforeAll
  static void start() throws IOException {
    server = S3MockServer.start();
    client = server.client();
    client.createBucket(bucket -> bucket.bucket("checkpoints"));
  }

  @AfterAll
  static void stop() {
    client.close();
    server.close();
  }

  @BeforeEach
  void put() throws IOException {
    event = at(CheckpointFolder.write(folder, "tinyvlm", 2, "fresh"), ADDRESS);
    for (String name : List.of(CheckpointFiles.WEIGHTS, CheckpointFiles.MANIFEST)) {
      put(name, Files.readAllBytes(folder.resolve(name)));
    }
  }

  @Test
  void readsWhatWasAnnounced() throws Exception {
    Checkpoint read = reader.read(event);

    assertThat(read.manifest().id()).isEqualTo("fresh");
    assertThat(read.weights()).isEqualTo(Checkpoint.first().weights());
  }

  @Test
  void stillReadsFolders() throws Exception {
    assertThat(reader.read(at(event, folder.toUri().toString())).manifest().id())
        .isEqualTo("fresh");
  }

  @Test
  void readsNothingButWhatIsBelowItsRoot() {
    for (String elsewhere :
        List.of(
            "s3://checkpoints/tinyvlm/2-fresh/",
            "s3://checkpoints/kept-not/tinyvlm/2-fresh/",
            "s3://other/kept/tinyvlm/2-fresh/",
            ROOT + "/../kept/tinyvlm/2-fresh/",
            ROOT + "/tinyvlm//2-fresh/",
            ROOT)) {
      assertRefused(at(event, elsewhere), "unsupported-uri");
    }
    CheckpointRefusedException without =
        catchThrowableOfType(
            CheckpointRefusedException.class,
            () -> new CheckpointReader(Optional.empty(), false).read(event));
    assertThat(without.reason()).isEqualTo("unsupported-uri");
  }

  @Test
  void whatIsNotAsAnnouncedIsRefused() {
    assertRefused(CheckpointEvent.newBuilder(event).setSha256("0").build(), "sha256-differs");
    assertRefused(CheckpointEvent.newBuilder(event).setCheckpoint("0").build(), "id-differs");
    assertRefused(at(event, ROOT + "/tinyvlm/3-missing/"), "missing-file");
    byte[] weights = Checkpoint.first().weights().clone();
    weights[weights.length - 1] ^= 1;
    put(CheckpointFiles.WEIGHTS, weights);
    assertRefused(event, "sha256-differs");
  }

  @Test
  void aBucketThatIsAwayIsAskedAgain() {
    CheckpointRefusedException refusal =
        catchThrowableOfType(
            CheckpointRefusedException.class,
            () -> reader("s3://not-there").read(at(event, "s3://not-there/tinyvlm/2-fresh/")));

    assertThat(refusal.reason()).isEqualTo("store-away");
    assertThat(refusal.passes()).isTrue();
  }

  private void assertRefused(CheckpointEvent announced, String reason) {
    CheckpointRefusedException refusal =
        catchThrowableOfType(CheckpointRefusedException.class, () -> reader.read(announced));
    assertThat(refusal).as(announced.getUri()).isNotNull();
    assertThat(refusal.reason()).isEqualTo(reason);
    assertThat(refusal.passes()).isFalse();
  }

  private static CheckpointReader reader(String root) {
    return new CheckpointReader(Optional.of(new S3Folder(client, root)), false);
  }

  private static CheckpointEvent at(CheckpointEvent event, String uri) {
    return CheckpointEvent.newBuilder(event).setUri(uri).build();
  }

  private static void put(String name, byte[] bytes) {
    client.putObject(
        object -> object.bucket("checkpoints").key("kept/tinyvlm/2-fresh/" + name),
        RequestBody.fromBytes(bytes));
  }
}
