package io.agnoscope.trainer;

import io.agnoscope.kafkatesting.TestBroker;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A real broker and an empty store for the whole service under test. */
public final class KafkaResource implements QuarkusTestResourceLifecycleManager {

  private @Nullable TestBroker broker;

  @Override
  public Map<String, String> start() {
    TestBroker started = TestBroker.start();
    broker = started;
    try {
      return Map.of(
          "kafka.bootstrap.servers", started.bootstrapServers(),
          "agnoscope.checkpoints.dir", Files.createTempDirectory("agnoscope-trainer").toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    if (broker != null) {
      broker.close();
    }
  }
}
