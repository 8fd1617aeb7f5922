package io.agnoscope.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.agnoscope.schemas.topic.Topics;
import io.agnoscope.systemtests.PipelineExtension.Pipeline;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What rules and dashboards read is what the running services tell; and logs can be JSON. */
@ExtendWith(PipelineExtension.class)
class MonitoringScrapeTest {

  /** Prometheus' own, and those of gateways. */
  private static final Set<String> OF_OTHERS =
      Set.of("ALERTS", "up", "istio_requests_total", "envoy_cluster_upstream_rq_total");

  /** What Prometheus adds to whatever it scrapes. */
  private static final Set<String> ADDED = Set.of("namespace", "job", "instance");

  /**
   * Counted from the first time on only, and nothing in this pipeline makes it happen for certain.
   * MonitoringRulesTest finds their names in the sources.
   */
  private static final Set<String> SELDOM =
      Set.of(
          "agnoscope_erasures_total",
          "agnoscope_flips_wrong_to_right_total",
          "agnoscope_hard_examples_dropped_total",
          "agnoscope_inference_checkpoints_refused_total",
          "agnoscope_inference_shadow_dropped_total",
          "agnoscope_inference_shadow_trials_total",
          "agnoscope_invalid_total",
          "agnoscope_repeat_flips_total",
          "agnoscope_samples_lost",
          "agnoscope_samples_sampled_out_total",
          "agnoscope_training_loss_nats");

  @Test
  void everyMetricAndLabelIsScraped(Pipeline pipeline) throws Exception {
    Http.post(pipeline.perturbation().port, "/v1/samples", "application/json", "{not");
    Http.post(pipeline.perturbation().port, "/v1/embeddings", "application/json", "{}");
    poison(pipeline);
    Map<String, Set<String>> read = new HashMap<>();
    MonitoringFiles.expressions().forEach(expression -> merge(read, PromQl.metrics(expression)));
    read.keySet().removeAll(OF_OTHERS);
    read.keySet().removeAll(MonitoringFiles.recorded());

    await("every metric")
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(500))
        .untilAsserted(() -> {
          Map<String, Set<String>> told = new HashMap<>();
          for (Service service : pipeline.services()) {
            merge(told, PromQl.scraped(Http.get(service.port, "/q/metrics").body()));
          }
          Set<String> missing = new TreeSet<>(read.keySet());
          missing.removeAll(told.keySet());
          missing.removeAll(SELDOM);
          assertThat(missing).isEmpty();
          read.forEach((name, labels) -> {
            if (told.containsKey(name)) {
              assertThat(told.get(name)).as(name).containsAll(without(labels, ADDED));
            }
          });
        });
  }

  @Test
  void aServiceLogsJsonWhenToldTo(Pipeline pipeline) throws IOException {
    List<String> lines = Files.readAllLines(pipeline.folder().resolve("trainer-service.log"));
    assertThat(lines).noneMatch(line -> line.matches("\\d{4}-\\d\\d-\\d\\d[T ].*"));
    assertThat(lines.stream().filter(line -> line.startsWith("{")))
        .isNotEmpty()
        .allSatisfy(line -> {
          JsonNode event = Http.parse(line);
          for (String field : List.of("timestamp", "level", "loggerName", "message")) {
            assertThat(event.path(field).asText()).as(field).isNotBlank();
          }
        });
  }

  /** A record that is no Trial becomes a dead letter, and no Sample's outcome. */
  private static void poison(Pipeline pipeline) throws Exception {
    Properties settings = new Properties();
    settings.put("bootstrap.servers", pipeline.broker().bootstrapServers());
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(Topics.TRIALS.name(), "scraped", new byte[] {1})).get();
    }
  }

  private static void merge(Map<String, Set<String>> all, Map<String, Set<String>> more) {
    more.forEach(
        (name, labels) -> all.computeIfAbsent(name, absent -> new HashSet<>()).addAll(labels));
  }

  private static Set<String> without(Set<String> labels, Set<String> others) {
    Set<String> rest = new TreeSet<>(labels);
    rest.removeAll(others);
    return rest;
  }
}
