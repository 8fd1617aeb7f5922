package io.agnoscope.scoring.api;

import static io.agnoscope.scoring.api.Parameters.matches;

import io.agnoscope.schemas.MonitorPhase;
import io.agnoscope.schemas.OperatorActionKind;
import io.agnoscope.scoring.view.Views;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** What is watched: the Monitors, how each stands, and their baselines. */
@Path("/api/v1/monitors")
@Produces(MediaType.APPLICATION_JSON)
public class MonitorsResource {
  private final Views views;
  private final OperatorDesk desk;

  @Inject
  MonitorsResource(Views views, OperatorDesk desk) {
    this.views = views;
    this.desk = desk;
  }

  @GET
  @Operation(
      summary = "How each Monitor stands",
      description =
          "Its phase, its evidence of a regression and its baseline, in the order of the keys.")
  public Page<MonitorItem> monitors(
      @Parameter(
              description = "Only in this phase",
              schema = @Schema(enumeration = {"COLLECTING", "WATCHING", "REGRESSED"}))
          @QueryParam("phase")
          @Nullable String phase,
      @Parameter(description = FiguresResource.TARGET) @QueryParam("target")
          @Nullable String target,
      @Parameter(description = "Only with this perturbation") @QueryParam("perturbation")
          @Nullable String perturbation,
      @Parameter(description = "Only with this aspect") @QueryParam("aspect")
          @Nullable String aspect,
      @Parameter(description = Page.LIMIT) @QueryParam("limit") @Nullable String limit,
      @Parameter(description = Page.OFFSET) @QueryParam("offset") @Nullable String offset) {
    MonitorPhase inPhase = Parameters.oneOf("phase", phase, MonitorPhase.class);
    List<MonitorItem> items =
        views.monitors().stream()
            .filter(state -> inPhase == null || state.getPhase() == inPhase)
            .map(MonitorItem::of)
            .filter(item -> matches(target, item.target()))
            .filter(item -> matches(perturbation, item.perturbation()))
            .filter(item -> matches(aspect, item.aspect()))
            .sorted(Comparator.comparing(MonitorItem::key))
            .toList();
    return Page.of(items, limit, offset);
  }

  @GET
  @Path("/summary")
  @Operation(summary = "How many Monitors stand how")
  public MonitorsSummary summary() {
    return MonitorsSummary.of(views.monitors());
  }

  @POST
  @Path("/{key: .+}/baseline")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Have a Monitor collect a new baseline, or set one",
      description =
          "A baseline that is set replaces the frozen one whole. Its limits follow from its counts; the detector works"
              + " them out.")
  @APIResponse(
      responseCode = "202",
      description = "The broker has it",
      content = @Content(schema = @Schema(implementation = AcceptedAction.class)))
  @APIResponse(responseCode = "404", description = "There is no such Monitor")
  @APIResponse(responseCode = "503", description = "The broker is away; ask again")
  public Response baseline(
      @Parameter(description = "The Monitor's key") @PathParam("key") String key,
      @RequestBody(content = @Content(schema = @Schema(implementation = BaselineRequest.class)))
          byte[] body) {
    BaselineRequest request = desk.read(body, BaselineRequest.class);
    OperatorActionKind kind = request.kind();
    String by = desk.name(request.by());
    if (views.monitors().stream().noneMatch(state -> state.getKey().equals(key))) {
      throw ApiException.notFound("There is no Monitor of this key");
    }
    return desk.submit(
        kind,
        key,
        by,
        request.comment(),
        null,
        kind == OperatorActionKind.SET_BASELINE ? request.baseline(by, desk.now()) : null);
  }
}
