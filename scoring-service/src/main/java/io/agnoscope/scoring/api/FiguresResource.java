package io.agnoscope.scoring.api;

import io.agnoscope.schemas.Aspect;
import io.agnoscope.scoring.ScoringConfig;
import io.agnoscope.scoring.query.SeriesFilter;
import io.agnoscope.scoring.query.WindowedSums;
import io.agnoscope.scoring.statistics.AspectMonitor;
import io.agnoscope.scoring.statistics.Monitor;
import io.agnoscope.scoring.statistics.PerturbationMonitor;
import io.agnoscope.scoring.statistics.Sums;
import io.agnoscope.scoring.topology.SeriesKey;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The figures of the Series. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
public class FiguresResource {
  static final String RUN = "LIVE (the default), or the id of a replay; never both";
  static final String TARGET = "Only of this watched model";
  static final String CHECKPOINT = "Only of this checkpoint's answers";
  static final String LIMIT = "How many at most, 1 to 10000; 1000 unless said";
  static final String OFFSET = "How many to leave out before them";
  private static final String WINDOW =
      "total (the default), PT1M, PT15M or PT6H; the last ones end now";
  private static final Duration DEFAULT_SPAN = Duration.ofHours(1);
  static final List<String> ASPECTS =
      Arrays.stream(Aspect.values())
          .filter(aspect -> aspect != Aspect.UNKNOWN)
          .map(Aspect::name)
          .toList();

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
          "One row per Series, ordered by target, task class, perturbation, split, checkpoint and measurement"
              + " version. The header X-Total-Count says how many rows there are in all.")
  public RestResponse<List<InterferenceRow>> interference(
      @Parameter(description = WINDOW) @QueryParam("window") @Nullable String window,
      @Parameter(description = TARGET) @QueryParam("target") @Nullable String target,
      @Parameter(description = CHECKPOINT) @QueryParam("checkpoint") @Nullable String checkpoint,
      @Parameter(description = "Only under this perturbation") @QueryParam("perturbation")
          @Nullable String perturbation,
      @Parameter(description = RUN) @QueryParam("run") @Nullable String run,
      @Parameter(description = LIMIT) @QueryParam("limit") @Nullable String limit,
      @Parameter(description = OFFSET) @QueryParam("offset") @Nullable String offset) {
    Window span = Window.of(window);
    return rows(
        span,
        filter(run, target, checkpoint, Parameters.name("perturbation", perturbation)),
        Slice.of(limit, offset),
        PerturbationMonitor.class,
        (key, monitor, sums) ->
            InterferenceRow.of(key, monitor, sums, span, config.minimumObservations()),
        Comparator.comparing(PerturbationMonitor::perturbation)
            .thenComparing(PerturbationMonitor::split));
  }

  @GET
  @Path("/agnosia")
  @Operation(
      summary = "How well plain visual facts are read",
      description =
          "One row per Series with an aspect, over clean Views whose answer is known, ordered by target, task class,"
              + " aspect, checkpoint and measurement version. The header X-Total-Count says how many rows there are"
              + " in all.")
  public RestResponse<List<AgnosiaRow>> agnosia(
      @Parameter(description = WINDOW) @QueryParam("window") @Nullable String window,
      @Parameter(description = TARGET) @QueryParam("target") @Nullable String target,
      @Parameter(description = CHECKPOINT) @QueryParam("checkpoint") @Nullable String checkpoint,
      @Parameter(description = "Only of this aspect") @QueryParam("aspect") @Nullable String aspect,
      @Parameter(description = RUN) @QueryParam("run") @Nullable String run,
      @Parameter(description = LIMIT) @QueryParam("limit") @Nullable String limit,
      @Parameter(description = OFFSET) @QueryParam("offset") @Nullable String offset) {
    Window span = Window.of(window);
    return rows(
        span,
        filter(run, target, checkpoint, Parameters.oneOf("aspect", aspect, ASPECTS)),
        Slice.of(limit, offset),
        AspectMonitor.class,
        (key, monitor, sums) ->
            AgnosiaRow.of(key, monitor.aspect(), sums, span, config.minimumObservations()),
        Comparator.comparing(AspectMonitor::aspect));
  }

  @GET
  @Path("/timeline")
  @Operation(
      summary = "One-minute points of a perturbation's or an aspect's Series, the oldest first",
      description =
          "A minute without answers has no point. The header X-Total-Count says how many points there are in all.")
  public RestResponse<List<TimelinePoint>> timeline(
      @Parameter(description = "The perturbation; this or an aspect is needed")
          @QueryParam("perturbation")
          @Nullable String perturbation,
      @Parameter(description = "The aspect") @QueryParam("aspect") @Nullable String aspect,
      @Parameter(description = TARGET) @QueryParam("target") @Nullable String target,
      @Parameter(description = CHECKPOINT) @QueryParam("checkpoint") @Nullable String checkpoint,
      @Parameter(description = "Only of this task class") @QueryParam("taskClass")
          @Nullable String taskClass,
      @Parameter(description = "How far back from now, for example PT1H (the default)")
          @QueryParam("span")
          @Nullable String span,
      @Parameter(description = RUN) @QueryParam("run") @Nullable String run,
      @Parameter(description = LIMIT) @QueryParam("limit") @Nullable String limit,
      @Parameter(description = OFFSET) @QueryParam("offset") @Nullable String offset) {
    String ofAspect = Parameters.oneOf("aspect", aspect, ASPECTS);
    String name = ofAspect == null ? Parameters.name("perturbation", perturbation) : ofAspect;
    if (name == null) {
      throw ApiException.badRequest("The parameter perturbation, or aspect, is needed");
    }
    Class<? extends Monitor> kind =
        ofAspect == null ? PerturbationMonitor.class : AspectMonitor.class;
    String ofClass = Parameters.name("taskClass", taskClass);
    Duration back = Parameters.duration("span", span, DEFAULT_SPAN, config.windowRetention());
    Slice slice = Slice.of(limit, offset);
    List<WindowedSums> windows =
        series.windows(back, filter(run, target, checkpoint, name)).stream()
            .filter(one -> kind.isInstance(one.series().monitor()))
            .filter(one -> Parameters.matches(ofClass, one.series().taskClass()))
            .toList();
    return slice.answer(windows, TimelinePoint::of);
  }

  private static SeriesFilter filter(
      @Nullable String run,
      @Nullable String target,
      @Nullable String checkpoint,
      @Nullable String monitor) {
    return new SeriesFilter(
        Parameters.run(run),
        Parameters.name("target", target),
        Parameters.name("checkpoint", checkpoint),
        monitor);
  }

  /** Makes a row of a Series' sums. */
  private interface Row<M extends Monitor, R> {
    R of(SeriesKey key, M monitor, Sums sums);
  }

  /** A Series with one kind of Monitor. */
  private record Of<M extends Monitor>(SeriesKey key, M monitor, Sums sums) {}

  /** The rows of the wanted Series with one kind of Monitor; only those of the slice are made. */
  private <M extends Monitor, R> RestResponse<List<R>> rows(
      Window span,
      SeriesFilter filter,
      Slice slice,
      Class<M> kind,
      Row<M, R> row,
      Comparator<M> monitors) {
    Map<SeriesKey, Sums> sums = series.sums(span, filter);
    List<Of<M>> wanted =
        sums.entrySet().stream()
            .filter(entry -> kind.isInstance(entry.getKey().monitor()))
            .map(entry ->
                new Of<>(entry.getKey(), kind.cast(entry.getKey().monitor()), entry.getValue()))
            .sorted(
                Comparator.comparing((Of<M> one) -> one.key().target())
                    .thenComparing(one -> one.key().taskClass())
                    .thenComparing(Of::monitor, monitors)
                    .thenComparing(one -> one.key().checkpoint())
                    .thenComparing(one -> one.key().measurementVersion()))
            .toList();
    return slice.answer(wanted, one -> row.of(one.key(), one.monitor(), one.sums()));
  }
}
