package io.agnoscope.scoring.api;

import io.agnoscope.schemas.CheckpointEvent;
import io.agnoscope.scoring.query.Figures;
import io.agnoscope.scoring.query.SeriesFilter;
import io.agnoscope.scoring.statistics.PerturbationMonitor;
import io.agnoscope.scoring.statistics.Sums;
import io.agnoscope.scoring.topology.SeriesKey;
import io.agnoscope.scoring.view.Views;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What each checkpoint changed. */
@Path("/api/v1/accuracy")
@Produces(MediaType.APPLICATION_JSON)
public class AccuracyResource {
  private static final int DEFAULT_LIMIT = 6;
  private static final int MOST = 100;

  private final Figures figures;
  private final Views views;

  @Inject
  AccuracyResource(Figures figures, Views views) {
    this.figures = figures;
    this.views = views;
  }

  @GET
  @Operation(
      summary = "Clean against perturbed accuracy of a model's latest checkpoints",
      description =
          "One row per checkpoint and task class, the latest checkpoint first; only of the run LIVE and of checkpoints"
              + " that have figures.")
  public List<AccuracyRow> accuracy(
      @Parameter(description = "The watched model; needed") @QueryParam("target")
          @Nullable String target,
      @Parameter(description = "How many checkpoints at most, 1 to 100; 6 unless said")
          @QueryParam("limit")
          @Nullable String limit) {
    String of = Parameters.name("target", target);
    if (of == null) {
      throw ApiException.badRequest("The parameter target is needed");
    }
    int most = Parameters.number("limit", limit, DEFAULT_LIMIT, 1, MOST);
    Map<String, Integer> versions =
        views.checkpoints().stream()
            .filter(event -> event.getTarget().equals(of))
            .collect(
                Collectors.toMap(
                    CheckpointEvent::getCheckpoint, CheckpointEvent::getVersion, Math::max));
    return rows(
        of, versions, figures.totals(new SeriesFilter(SeriesKey.LIVE, of, null, null)), most);
  }

  static List<AccuracyRow> rows(
      String target, Map<String, Integer> versions, Map<SeriesKey, Sums> totals, int most) {
    Map<String, Map<String, Map<SeriesKey, Sums>>> byCheckpoint = new HashMap<>();
    totals.forEach((key, sums) -> {
      if (key.monitor() instanceof PerturbationMonitor) {
        byCheckpoint
            .computeIfAbsent(key.checkpoint(), checkpoint -> new TreeMap<>())
            .computeIfAbsent(key.taskClass(), taskClass -> new HashMap<>())
            .put(key, sums);
      }
    });
    Set<String> latest =
        byCheckpoint.keySet().stream()
            .sorted(
                Comparator.comparing((String name) -> versions.getOrDefault(name, -1))
                    .thenComparing(name -> name)
                    .reversed())
            .limit(most)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return latest.stream()
        .flatMap(checkpoint ->
            byCheckpoint.getOrDefault(checkpoint, Map.of()).entrySet().stream()
                .map(entry ->
                    AccuracyRow.of(
                        target,
                        checkpoint,
                        versions.get(checkpoint),
                        entry.getKey(),
                        entry.getValue())))
        .toList();
  }
}
