package io.agnoscope.scoring.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agnoscope.access.ServiceToken;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReceiversTest {
  private static final String PREFIX = "agnoscope.notifications.";

  @Test
  void nobodyIsToldByDefault() {
    assertThat(receivers(Map.of())).isEmpty();
  }

  @Test
  void thoseThatAreConfiguredAreMade() {
    assertThat(
            receivers(
                Map.of(
                    "alertmanager.url", "http://alertmanager:9093/",
                    "webhooks[0].url", "https://example.org/hook?token=x",
                    "webhooks[1].url", "http://example.org",
                    "webhooks[1].name", "chat",
                    "rollback.enabled", "true",
                    "rollback.trainer-url", "http://localhost:8083")))
        .extracting(Receiver::name)
        .containsExactly("alertmanager", "webhook-0", "chat", "rollback");
  }

  @Test
  void aRollbackIsSwitchedOnAndNotOnlyAddressed() {
    assertThat(receivers(Map.of("rollback.trainer-url", "http://localhost:8083"))).isEmpty();
    refused(Map.of("rollback.enabled", "true"), "rollback.trainer-url");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://exa mple", "http://h:port/", "http://h/%zz", "ftp://h", "http:/h"})
  void anAddressThatIsNoneIsNamedByItsKeyAndNotQuoted(String url) {
    assertThatThrownBy(() -> receivers(Map.of("webhooks[0].url", url)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(PREFIX + "webhooks[0].url")
        .hasMessageNotContaining(url);
  }

  @Test
  void twoReceiversOfOneNameAreRefused() {
    refused(
        Map.of(
            "webhooks[0].url", "http://a",
            "webhooks[0].name", "same",
            "webhooks[1].url", "http://b",
            "webhooks[1].name", "same"),
        "same");
  }

  @Test
  void aSecretIsOfOnePlaceAndReadable(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("token"), "t\n");
    Path empty = Files.writeString(folder.resolve("empty"), " \n");
    Map<String, String> webhook = Map.of("webhooks[0].url", "http://a");

    assertThat(receivers(with(webhook, "webhooks[0].bearer-token-file", file.toString())))
        .hasSize(1);
    refused(
        with(
            with(webhook, "webhooks[0].bearer-token-file", file.toString()),
            "webhooks[0].bearer-token",
            "t"),
        "webhooks[0].bearer-token");
    refused(
        with(webhook, "webhooks[0].bearer-token-file", empty.toString()),
        "webhooks[0].bearer-token-file");
    refused(
        with(webhook, "webhooks[0].signing-secret-file", folder.resolve("none").toString()),
        "webhooks[0].signing-secret-file");
    refused(with(webhook, "webhooks[0].bearer-token", "a\nb"), "webhooks[0].bearer-token");
    refused(
        with(webhook, "webhooks[0].signing-secret", "whsec_no base64!"),
        "webhooks[0].signing-secret");
  }

  private static void refused(Map<String, String> settings, String key) {
    assertThatThrownBy(() -> receivers(settings))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(key);
  }

  private static Map<String, String> with(Map<String, String> map, String key, String value) {
    Map<String, String> more = new LinkedHashMap<>(map);
    more.put(key, value);
    return more;
  }

  private static List<Receiver> receivers(Map<String, String> settings) {
    Map<String, String> prefixed = new LinkedHashMap<>();
    settings.forEach((key, value) -> prefixed.put(PREFIX + key, value));
    NotificationConfig config =
        new SmallRyeConfigBuilder()
            .withMapping(NotificationConfig.class)
            .withSources(new PropertiesConfigSource(prefixed, "test", 100))
            .build()
            .getConfigMapping(NotificationConfig.class);
    return new Receivers(config, List::of, ServiceToken.NONE, new ObjectMapper()).all();
  }
}
