package io.agnoscope.scoring.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agnoscope.schemas.CheckpointComparison;
import io.agnoscope.schemas.CheckpointEvent;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The last step in a checkpoint's life. */
public record CheckpointItem(
    String target,
    int version,
    String checkpoint,
    String state,
    @Nullable String parent,
    String sha256,
    String reason,
    Instant at,
    @Schema(
            description =
                "Seed, data, hyperparameters, accuracies and gate report, as the manifest has them; text if it is no JSON",
            implementation = Object.class)
        JsonNode manifest,
    @Schema(description = "How it does on the same Trials as older ones, the latest first")
        List<ComparisonItem> comparisons) {

  static CheckpointItem of(
      CheckpointEvent event, List<CheckpointComparison> comparisons, ObjectMapper json) {
    return new CheckpointItem(
        event.getTarget(),
        event.getVersion(),
        event.getCheckpoint(),
        event.getState().name(),
        event.getParent(),
        event.getSha256(),
        event.getReason(),
        event.getAt(),
        manifest(event.getManifest(), json),
        comparisons.reversed().stream()
            .filter(comparison ->
                comparison.getTarget().equals(event.getTarget())
                    && comparison.getNewer().equals(event.getCheckpoint()))
            .map(ComparisonItem::of)
            .toList());
  }

  private static JsonNode manifest(String text, ObjectMapper json) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      return json.getNodeFactory().textNode(text);
    }
  }
}
