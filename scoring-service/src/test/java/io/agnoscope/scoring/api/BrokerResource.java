package io.agnoscope.scoring.api;

import io.agnoscope.kafkatesting.TestBroker;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A real broker and an empty state folder for the service under test. */
public final class BrokerResource implements QuarkusTestResourceLifecycleManager {
  private @Nullable TestBroker broker;

  @Override
  public Map<String, String> start() {
    TestBroker started = TestBroker.start();
    broker = started;
    return Map.of(
        "kafka.bootstrap.servers",
        started.bootstrapServers(),
        "agnoscope.scoring.state-directory",
        temporaryFolder("scoring-state"),
        "agnoscope.images.store",
        temporaryFolder("scoring-images"),
        "agnoscope.scoring.forward-every",
        "PT0.2S",
        "quarkus.log.level",
        "WARN");
  }

  @Override
  public void stop() {
    if (broker != null) {
      broker.close();
    }
  }

  private static String temporaryFolder(String name) {
    try {
      return Files.createTempDirectory(name).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
