package io.agnoscope.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import io.agnoscope.systemtests.PipelineExtension.Pipeline;
import java.util.List;

/** Which checkpoints the pipeline's own model has, and which serves. */
final class Promotions {

  private Promotions() {}

  static String first(Pipeline pipeline) {
    return checkpoints(pipeline).stream()
        .filter(checkpoint -> checkpoint.path("version").asInt() == 1)
        .map(checkpoint -> checkpoint.path("checkpoint").asText())
        .findFirst()
        .orElseThrow();
  }

  static String serving(Pipeline pipeline) {
    return checkpoints(pipeline).stream()
        .filter(checkpoint -> checkpoint.path("state").asText().equals("PROMOTED"))
        .max((a, b) -> Integer.compare(a.path("version").asInt(), b.path("version").asInt()))
        .map(checkpoint -> checkpoint.path("checkpoint").asText())
        .orElseThrow();
  }

  /** The highest version that there is. */
  static int newest(Pipeline pipeline) {
    return checkpoints(pipeline).stream()
        .mapToInt(checkpoint -> checkpoint.path("version").asInt())
        .max()
        .orElseThrow();
  }

  private static List<JsonNode> checkpoints(Pipeline pipeline) {
    return Rows.of(
        Http.json(pipeline.scoring().port, "/api/v1/checkpoints?target=tinyvlm").path("items"));
  }
}
