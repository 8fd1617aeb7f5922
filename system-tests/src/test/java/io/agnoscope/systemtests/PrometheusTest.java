package io.agnoscope.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.agnoscope.systemtests.PipelineExtension.Pipeline;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A real Prometheus scrapes the services, a real Alertmanager is told, and tells a webhook. */
@ExtendWith(PipelineExtension.class)
class PrometheusTest {

  private static final String ALERT = "AgnoscopeServiceGone";

  @Test
  void anAlertReachesAWebhookAndSoDoesItsEnd(Pipeline pipeline, @TempDir Path folder)
      throws Exception {
    Optional<Path> prometheus = Tool.find("prometheus");
    Optional<Path> alertmanager = Tool.find("alertmanager", "prometheus-alertmanager");
    assumeTrue(
        prometheus.isPresent() && alertmanager.isPresent(),
        "not installed: apt-get install prometheus prometheus-alertmanager");
    try (AlertmanagerReceiver webhook = new AlertmanagerReceiver();
        Prometheus watching =
            Prometheus.start(
                folder,
                prometheus.orElseThrow(),
                alertmanager.orElseThrow(),
                webhook.url(),
                List.of(pipeline.scoring(), pipeline.perturbation(), pipeline.inference()))) {
      await("the webhook is told that the trainer is gone")
          .atMost(Duration.ofSeconds(40))
          .until(() -> {
            watching.requireAlive();
            return webhook.told(ALERT, "firing", "service").contains("trainer");
          });
      watching.scrape(pipeline.services());
      await("and that it is back")
          .atMost(Duration.ofSeconds(40))
          .until(() -> webhook.told(ALERT, "resolved", "service").contains("trainer"));

      assertThat(rules(watching))
          .hasSameSizeAs(MonitoringFiles.rules())
          .allSatisfy(rule -> {
            assertThat(rule.path("health").asText()).as(rule.toString()).isEqualTo("ok");
          });
      await("figures are recorded")
          .atMost(Duration.ofSeconds(40))
          .untilAsserted(
              () -> assertThat(query(watching, "series:agnoscope_flip_rate:ratio1h")).isNotEmpty());
      assertThat(MonitoringFiles.dashboardExpressions()).isNotEmpty();
      MonitoringFiles.dashboardExpressions().forEach(expression -> query(watching, expression));
    }
  }

  private static List<JsonNode> rules(Prometheus prometheus) {
    return StreamSupport.stream(
            Http.json(prometheus.port(), "/api/v1/rules").at("/data/groups").spliterator(), false)
        .flatMap(group -> StreamSupport.stream(group.path("rules").spliterator(), false))
        .toList();
  }

  /** The result; an expression that Prometheus does not take fails the test. */
  private static JsonNode query(Prometheus prometheus, String expression) {
    return Http.json(
            prometheus.port(),
            "/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8))
        .at("/data/result");
  }
}
