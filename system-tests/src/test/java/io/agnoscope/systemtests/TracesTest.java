package io.agnoscope.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agnoscope.systemtests.PipelineExtension.Pipeline;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One trace, from a request to what its Sample's answers are scored as. */
@ExtendWith(PipelineExtension.class)
final class TracesTest {

  @Test
  void followsASampleThroughTheServicesAndSaysNothingOfIt(Pipeline pipeline)
      throws IOException, InterruptedException {
    String trace = UUID.randomUUID().toString().replace("-", "");

    send(pipeline, trace);

    await("spans of each service")
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> {
          Collector collector = pipeline.collector();
          assertThat(collector.has("perturbation-service", trace, "POST /v1/samples")).isTrue();
          assertThat(collector.has("perturbation-service", trace, "send agnoscope.samples"))
              .isTrue();
          assertThat(collector.has("perturbation-service", trace, "process agnoscope.samples"))
              .isTrue();
          assertThat(collector.has("inference-service", trace, "process agnoscope.trials"))
              .isTrue();
          assertThat(collector.has("inference-service", trace, "forward pass")).isTrue();
          assertThat(collector.has("scoring-service", trace, "process agnoscope.answers")).isTrue();
        });
    assertThat(pipeline.collector().anywhere("which-is-larger-of-these")).isFalse();
    assertThat(pipeline.collector().anywhere("id-of-a-client")).isFalse();
  }

  private static void send(Pipeline pipeline, String trace)
      throws IOException, InterruptedException {
    String body =
        """
        {"id":"id-of-a-client-%s","target":"tinyvlm","task_class":"TEXT_HEAVY",\
        "question":"which-is-larger-of-these","multiple_choices":{"A":"3","B":"8"}}\
        """
            .formatted(trace);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(pipeline.perturbation().url() + "/v1/samples"))
            .header("Content-Type", "application/json")
            .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
            .POST(BodyPublishers.ofString(body))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      assertThat(client.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(202);
    }
  }
}
