package io.agnoscope.trainer;

import io.agnoscope.kafkatesting.TemporaryFolder;
import io.agnoscope.kafkatesting.TestBroker;
import io.agnoscope.schemas.signing.KeyPairFiles;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A real broker and an empty store, with keys to sign with, for the whole service under test. */
public final class KafkaResource implements QuarkusTestResourceLifecycleManager {

  private @Nullable TestBroker broker;
  private @Nullable Path folder;

  @Override
  public Map<String, String> start() {
    TestBroker started = TestBroker.start();
    broker = started;
    try {
      Path made = Files.createTempDirectory("agnoscope-trainer");
      folder = made;
      Path keys = Files.createDirectory(made.resolve("keys"));
      KeyPairFiles.make(keys);
      return Map.of(
          "kafka.bootstrap.servers",
          started.bootstrapServers(),
          "agnoscope.checkpoints.dir",
          made.resolve("checkpoints").toString(),
          "agnoscope.checkpoints.signing.private-key-file",
          keys.resolve(KeyPairFiles.PRIVATE).toString(),
          "agnoscope.checkpoints.signing.trusted-keys",
          keys.resolve(KeyPairFiles.PUBLIC).toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    if (broker != null) {
      broker.close();
    }
    if (folder != null) {
      TemporaryFolder.remove(folder);
    }
  }
}
