package io.agnoscope.scoring.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.agnoscope.schemas.Alert;
import io.agnoscope.schemas.AlertKind;
import io.agnoscope.scoring.api.TestAlerts;
import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is posted, word for word. */
final class BodiesTest {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
  private static final Instant NOW = TestAlerts.SINCE.plusSeconds(90);

  @Test
  void alertmanagerGetsWhatItsSecondApiAsksFor() throws IOException {
    JsonNode posted =
        JSON.readTree(alertmanager().body(List.of(TestAlerts.firing("a")), NOW)).get(0);

    assertThat(posted.get("labels"))
        .isEqualTo(
            JSON.readTree(
                """
                {"alertname": "AgnoscopeRegression", "key": "a", "target": "tinyvlm", "checkpoint": "v3",
                 "monitor": "tinyvlm IMAGE_HEAVY misleading-caption", "kind": "REGRESSION",
                 "attribution": "MODEL"}
                """));
    assertThat(posted.at("/annotations/reason").asText()).startsWith("Flip rate 21 %");
    assertThat(posted.at("/annotations/summary").asText())
        .isEqualTo("Answers got worse than their baseline (tinyvlm, v3)");
    assertThat(posted.get("startsAt").asText()).isEqualTo("2026-05-01T10:00:00Z");
    assertThat(posted.get("endsAt").asText()).isEqualTo("2026-05-01T10:05:30Z");
    assertThat(posted.get("generatorURL").asText()).isEqualTo("http://console");
  }

  @Test
  void alertmanagerLearnsWhenAnAlertEnded() throws IOException {
    JsonNode posted =
        JSON.readTree(alertmanager().body(List.of(TestAlerts.resolved("a")), NOW)).get(0);

    assertThat(posted.get("endsAt").asText()).isEqualTo("2026-05-01T10:10:00Z");
  }

  @Test
  void labelsWithoutAValueAreLeftOut() {
    Alert lost =
        TestAlerts.regression("a")
            .setKind(AlertKind.LOST)
            .setTarget("")
            .setCheckpoint("")
            .setMonitor("")
            .build();

    assertThat(Descriptions.labels(lost))
        .containsOnlyKeys("alertname", "key", "kind", "attribution");
    assertThat(Descriptions.summary(lost)).isEqualTo("Accepted Samples have no outcome");
  }

  @Test
  void aWebhookGetsAStructuredCloudEvent() throws IOException {
    HttpRequest request = request(webhook(Optional.empty()), TestAlerts.firing("k|1"));

    assertThat(request.headers().firstValue("Content-Type"))
        .hasValue("application/cloudevents+json; charset=UTF-8");
    CloudEvent event =
        new JsonFormat().deserialize(Bodies.of(request).getBytes(StandardCharsets.UTF_8));
    assertThat(event.getType()).isEqualTo("io.agnoscope.alert.firing");
    assertThat(event.getSource()).isEqualTo(URI.create("/agnoscope/scoring"));
    assertThat(event.getSubject()).isEqualTo("k|1");
    JsonNode data = JSON.readTree(Bodies.of(request)).get("data");
    assertThat(data.get("observedRate").asDouble()).isEqualTo(0.21);
    assertThat(data.get("since").asText()).isEqualTo("2026-05-01T10:00:00Z");
    assertThat(data.get("exampleSampleIds")).hasSize(2);
  }

  @Test
  void theIdIsTheSameForTheSameAndAnotherForAnother() {
    WebhookReceiver webhook = webhook(Optional.empty());
    String id = webhook.event(TestAlerts.firing("a")).getId();
    Alert written = TestAlerts.regression("a").setAt(NOW).setObservations(9_999).build();
    Alert later = TestAlerts.regression("a").setSince(NOW).build();

    assertThat(webhook.event(written).getId()).isEqualTo(id);
    assertThat(webhook.event(TestAlerts.firing("b")).getId()).isNotEqualTo(id);
    assertThat(webhook.event(later).getId()).isNotEqualTo(id);
    assertThat(webhook.event(TestAlerts.resolved("a")).getId()).isNotEqualTo(id);
    assertThat(webhook.event(TestAlerts.resolved("a")).getType())
        .isEqualTo("io.agnoscope.alert.resolved");
  }

  /** The example of the Standard Webhooks specification, computed with openssl as well. */
  @Test
  void signaturesAreThoseOfStandardWebhooks() {
    byte[] body = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);

    assertThat(
            Signature.of(
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                Instant.ofEpochSecond(1_614_265_330),
                body))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    assertThat(
            Signature.of(
                "a text of 24 characters!",
                "id",
                Instant.EPOCH,
                "body".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("v1,2y3FEFROW6+M4/yNSpOy7Sv8J1FSGi33P3UXL2dqFP4=");
  }

  @Test
  void aPostIsSignedAndCarriesTheTokenThatTheFileHoldsNow(@TempDir Path folder) throws IOException {
    Path token = Files.writeString(folder.resolve("token"), "first\n");
    WebhookReceiver webhook = webhook(Secret.of("token", Optional.empty(), Optional.of(token)));
    Files.writeString(token, "second\n");

    HttpRequest request = request(webhook, TestAlerts.firing("a"));

    assertThat(request.headers().firstValue("Authorization")).hasValue("Bearer second");
    String id = request.headers().firstValue("webhook-id").orElseThrow();
    byte[] body = Bodies.of(request).getBytes(StandardCharsets.UTF_8);
    assertThat(id).isEqualTo(webhook.event(TestAlerts.firing("a")).getId());
    assertThat(request.headers().firstValue("webhook-signature"))
        .hasValue(Signature.of("a text of 24 characters!", id, NOW, body));
  }

  @Test
  void aSecretDoesNotShowItself() {
    assertThat(Secret.of("key", Optional.of("hidden"), Optional.empty()).orElseThrow())
        .hasToString("Secret");
  }

  private static AlertmanagerReceiver alertmanager() {
    return new AlertmanagerReceiver(
        URI.create("http://alertmanager/api/v2/alerts"),
        Duration.ofMinutes(1),
        Optional.empty(),
        Optional.of("http://console"),
        JSON);
  }

  private static WebhookReceiver webhook(Optional<Secret> token) {
    return new WebhookReceiver(
        "hook",
        new WebhookReceiver.Access(
            URI.create("http://hook/"),
            token,
            Secret.of("signing", Optional.of("a text of 24 characters!"), Optional.empty())),
        URI.create("/agnoscope/scoring"),
        Optional.empty(),
        JSON);
  }

  private static HttpRequest request(Receiver receiver, Alert alert) throws IOException {
    return receiver.request(Telling.of(Telling.Kind.FIRING, alert), NOW).orElseThrow();
  }
}
