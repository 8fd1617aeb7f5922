package io.agnoscope.scoring.api;

import io.agnoscope.scoring.query.SeriesFilter;
import io.agnoscope.scoring.statistics.AskedView;
import io.agnoscope.scoring.statistics.ControlFigures;
import io.agnoscope.scoring.statistics.PerturbationMonitor;
import io.agnoscope.scoring.statistics.Sums;
import io.agnoscope.scoring.topology.SeriesKey;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What the controls say of the other figures. */
@Path("/api/v1/controls")
@Produces(MediaType.APPLICATION_JSON)
public class ControlsResource {
  private final SeriesReader series;

  @Inject
  ControlsResource(SeriesReader series) {
    this.series = series;
  }

  @GET
  @Operation(
      summary = "Noise floor, position bias and the gain by a truthful hint",
      description =
          "One row per target, checkpoint, task class and measurement version that a control was asked for, in this"
              + " order. The header X-Total-Count says how many rows there are in all.")
  public RestResponse<List<ControlsRow>> controls(
      @Parameter(description = "total (the default), PT1M, PT15M or PT6H; the last ones end now")
          @QueryParam("window")
          @Nullable String window,
      @Parameter(description = FiguresResource.TARGET) @QueryParam("target")
          @Nullable String target,
      @Parameter(description = FiguresResource.CHECKPOINT) @QueryParam("checkpoint")
          @Nullable String checkpoint,
      @Parameter(description = FiguresResource.RUN) @QueryParam("run") @Nullable String run,
      @Parameter(description = FiguresResource.LIMIT) @QueryParam("limit") @Nullable String limit,
      @Parameter(description = FiguresResource.OFFSET) @QueryParam("offset")
          @Nullable String offset) {
    Window span = Window.of(window);
    Slice slice = Slice.of(limit, offset);
    SeriesFilter filter =
        new SeriesFilter(
            Parameters.run(run),
            Parameters.name("target", target),
            Parameters.name("checkpoint", checkpoint),
            null);
    List<Controls> controls = new ArrayList<>(byWhatTheyShare(series.sums(span, filter)).values());
    controls.sort(
        Comparator.comparing((Controls one) -> one.series().target())
            .thenComparing(one -> one.series().checkpoint())
            .thenComparing(one -> one.series().taskClass())
            .thenComparing(one -> one.series().measurementVersion()));
    return slice.answer(controls, one -> ControlsRow.of(one.series(), one.figures(), span));
  }

  /** What Series of one target, checkpoint and task class have in common. */
  private record Shared(
      String target, String checkpoint, String taskClass, String measurementVersion) {
    static Shared of(SeriesKey key) {
      return new Shared(key.target(), key.checkpoint(), key.taskClass(), key.measurementVersion());
    }
  }

  /** The sums of each control; {@code series} is any of their Series. */
  private record Controls(SeriesKey series, Map<String, Sums> byControl) {
    ControlFigures figures() {
      return ControlFigures.of(
          sums(AskedView.REPEAT), sums(AskedView.ROTATED_OPTIONS), sums(AskedView.TRUTHFUL_HINT));
    }

    private Sums sums(String control) {
      return byControl.getOrDefault(control, Sums.NONE);
    }
  }

  private static Map<Shared, Controls> byWhatTheyShare(Map<SeriesKey, Sums> sums) {
    Map<Shared, Controls> shared = new HashMap<>();
    sums.forEach((key, one) -> {
      if (key.monitor() instanceof PerturbationMonitor monitor && monitor.control()) {
        shared
            .computeIfAbsent(Shared.of(key), fresh -> new Controls(key, new HashMap<>()))
            .byControl()
            .merge(monitor.perturbation(), one, Sums::plus);
      }
    });
    return shared;
  }
}
