package io.agnoscope.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.agnoscope.systemtests.PipelineExtension.Pipeline;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A better checkpoint serves in the end; the trainer makes it while other tests run. */
@ExtendWith(PipelineExtension.class)
@Order(PipelineOrder.LAST)
class PromotionTest {

  @Test
  void aBetterCheckpointIsPromotedAndHalvesTheMisledRate(Pipeline pipeline) {
    String first = Promotions.first(pipeline);
    await("a promotion")
        .atMost(Duration.ofMinutes(12))
        .pollInterval(Duration.ofSeconds(5))
        .until(() -> !first.equals(Promotions.serving(pipeline)));

    AtomicReference<JsonNode> promoted = new AtomicReference<>();
    await("100 misleading captions answered by a promoted checkpoint")
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofSeconds(2))
        .until(() -> {
          captions(pipeline).stream()
              .filter(row -> !row.path("checkpoint").asText().equals(first))
              .filter(row -> row.path("n").asLong() >= 100)
              .findFirst()
              .ifPresent(promoted::set);
          return promoted.get() != null;
        });

    JsonNode before =
        captions(pipeline).stream()
            .filter(row -> row.path("checkpoint").asText().equals(first))
            .findFirst()
            .orElseThrow();
    assertThat(misled(Objects.requireNonNull(promoted.get())))
        .isLessThanOrEqualTo(misled(before) / 2);
  }

  private static List<JsonNode> captions(Pipeline pipeline) {
    return Rows.of(
        Http.json(
            pipeline.scoring().port,
            "/api/v1/interference?target=tinyvlm&perturbation=misleading-caption"));
  }

  private static double misled(JsonNode row) {
    return row.path("misledRate").asDouble();
  }
}
