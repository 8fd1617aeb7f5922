package io.agnoscope.scoring.api;

import static io.agnoscope.scoring.api.Parameters.matches;

import io.agnoscope.scoring.ScoringConfig;
import io.agnoscope.scoring.statistics.AspectMonitor;
import io.agnoscope.scoring.statistics.Monitor;
import io.agnoscope.scoring.statistics.PerturbationMonitor;
import io.agnoscope.scoring.statistics.Sums;
import io.agnoscope.scoring.topology.SeriesKey;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The figures of the Series. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
public class FiguresResource {
  private static final Duration DEFAULT_SPAN = Duration.ofHours(1);

  private final SeriesReader series;
  private final ScoringConfig config;

  @Inject
  FiguresResource(SeriesReader series, ScoringConfig config) {
    this.series = series;
    this.config = config;
  }

  @GET
  @Path("/interference")
  @Operation(
      summary = "How answers move under each perturbation",
      description =
          "One row per Series: target, checkpoint, task class, perturbation, split and measurement version.")
  public List<InterferenceRow> interference(
      @Parameter(description = "total, PT1M, PT15M or PT6H; the last ones end now")
          @QueryParam("window")
          @Nullable String window,
      @QueryParam("target") @Nullable String target,
      @QueryParam("checkpoint") @Nullable String checkpoint,
      @QueryParam("perturbation") @Nullable String perturbation,
      @Parameter(description = "LIVE, or the id of a replay")
          @QueryParam("run")
          @DefaultValue(SeriesKey.LIVE)
          String run) {
    Window span = Window.of(window);
    return rows(
        span,
        PerturbationMonitor.class,
        (key, monitor) ->
            matches(perturbation, monitor.perturbation())
                && matches(target, key.target())
                && matches(checkpoint, key.checkpoint())
                && key.run().equals(run),
        (key, monitor, sums) ->
            InterferenceRow.of(key, monitor, sums, span, config.minimumObservations()),
        Comparator.comparing(InterferenceRow::target)
            .thenComparing(InterferenceRow::taskClass)
            .thenComparing(InterferenceRow::perturbation)
            .thenComparing(InterferenceRow::split)
            .thenComparing(InterferenceRow::checkpoint)
            .thenComparing(InterferenceRow::measurementVersion));
  }

  @GET
  @Path("/agnosia")
  @Operation(
      summary = "How well plain visual facts are read",
      description = "One row per Series with an aspect, over clean Views whose answer is known.")
  public List<AgnosiaRow> agnosia(
      @Parameter(description = "total, PT1M, PT15M or PT6H; the last ones end now")
          @QueryParam("window")
          @Nullable String window,
      @QueryParam("target") @Nullable String target,
      @QueryParam("checkpoint") @Nullable String checkpoint,
      @QueryParam("aspect") @Nullable String aspect,
      @QueryParam("run") @DefaultValue(SeriesKey.LIVE) String run) {
    Window span = Window.of(window);
    return rows(
        span,
        AspectMonitor.class,
        (key, monitor) ->
            matches(aspect, monitor.aspect())
                && matches(target, key.target())
                && matches(checkpoint, key.checkpoint())
                && key.run().equals(run),
        (key, monitor, sums) ->
            AgnosiaRow.of(key, monitor.aspect(), sums, span, config.minimumObservations()),
        Comparator.comparing(AgnosiaRow::target)
            .thenComparing(AgnosiaRow::aspect)
            .thenComparing(AgnosiaRow::taskClass)
            .thenComparing(AgnosiaRow::checkpoint)
            .thenComparing(AgnosiaRow::measurementVersion));
  }

  @GET
  @Path("/timeline")
  @Operation(
      summary = "One-minute points of a perturbation's Series, the oldest first",
      description = "A minute without answers has no point.")
  public List<TimelinePoint> timeline(
      @QueryParam("perturbation") @Nullable String perturbation,
      @QueryParam("target") @Nullable String target,
      @QueryParam("checkpoint") @Nullable String checkpoint,
      @Parameter(description = "How far back from now, for example PT1H (the default)")
          @QueryParam("span")
          @Nullable String span,
      @QueryParam("run") @DefaultValue(SeriesKey.LIVE) String run) {
    if (perturbation == null || perturbation.isEmpty()) {
      throw ApiException.badRequest("The parameter perturbation is needed");
    }
    Duration back = Parameters.duration("span", span, DEFAULT_SPAN, config.windowRetention());
    return series
        .windows(
            back,
            key ->
                key.monitor() instanceof PerturbationMonitor monitor
                    && perturbation.equals(monitor.perturbation())
                    && matches(target, key.target())
                    && matches(checkpoint, key.checkpoint())
                    && key.run().equals(run))
        .stream()
        .map(TimelinePoint::of)
        .toList();
  }

  /** Makes a row of a Series' sums. */
  private interface Row<M extends Monitor, R> {
    R of(SeriesKey key, M monitor, Sums sums);
  }

  /** The rows of the wanted Series with one kind of Monitor. */
  private <M extends Monitor, R> List<R> rows(
      Window span,
      Class<M> kind,
      BiPredicate<SeriesKey, M> wanted,
      Row<M, R> row,
      Comparator<R> order) {
    Map<SeriesKey, Sums> sums =
        series.sums(
            span,
            key -> kind.isInstance(key.monitor()) && wanted.test(key, kind.cast(key.monitor())));
    return sums.entrySet().stream()
        .map(entry -> row.of(entry.getKey(), kind.cast(entry.getKey().monitor()), entry.getValue()))
        .sorted(order)
        .toList();
  }
}
