package io.agnoscope.images.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.images.ImageStore;
import io.agnoscope.s3testing.S3MockServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

/** As a service has it: the store is injected, and its client is the Quarkus extension's. */
@QuarkusTest
@WithTestResource(ConfiguredStoreTest.Server.class)
@SuppressWarnings("NullAway.Init") // Quarkus sets it.
class ConfiguredStoreTest {

  /** SHA-256 of no bytes. */
  private static final String EMPTY =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  @Inject ImageStore store;

  @Test
  void isTheBucketThatTheConfigurationNames() throws IOException {
    URI uri = store.put("a", EMPTY, new byte[0]);

    assertThat(uri).hasScheme("s3").hasAuthority("configured");
    assertThat(store.get(uri)).isEmpty();
    assertThat(store.erase("a")).isEqualTo(1);
  }

  /** The server, and what an operator would configure. */
  public static final class Server implements QuarkusTestResourceLifecycleManager {

    private @Nullable S3MockServer server;

    @Override
    public Map<String, String> start() {
      try {
        S3MockServer started = S3MockServer.start();
        server = started;
        try (S3Client client = started.client()) {
          client.createBucket(bucket -> bucket.bucket("configured"));
        }
        return Map.of(
            "agnoscope.images.store", "s3://configured/images",
            "quarkus.s3.endpoint-override", started.endpoint().toString(),
            "quarkus.s3.path-style-access", "true",
            "quarkus.s3.aws.region", "us-east-1",
            "quarkus.s3.aws.credentials.type", "static",
            "quarkus.s3.aws.credentials.static-provider.access-key-id", "test",
            "quarkus.s3.aws.credentials.static-provider.secret-access-key", "test",
            "quarkus.devservices.enabled", "false",
            "quarkus.banner.enabled", "false");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void stop() {
      if (server != null) {
        server.close();
      }
    }
  }
}
