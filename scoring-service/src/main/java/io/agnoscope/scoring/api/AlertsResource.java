package io.agnoscope.scoring.api;

import static io.agnoscope.scoring.api.Parameters.matches;

import io.agnoscope.schemas.Alert;
import io.agnoscope.schemas.AlertKind;
import io.agnoscope.schemas.AlertState;
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
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** What an operator should know, and what the operator says to it. */
@Path("/api/v1/alerts")
@Produces(MediaType.APPLICATION_JSON)
public class AlertsResource {
  private final Views views;
  private final OperatorDesk desk;

  @Inject
  AlertsResource(Views views, OperatorDesk desk) {
    this.views = views;
    this.desk = desk;
  }

  @GET
  @Operation(
      summary = "The state of each alert, firing ones first, then the last changed first",
      description = "What the topic agnoscope.alerts holds: one record for each alert.")
  public Page<AlertItem> alerts(
      @Parameter(
              description = "Only in this state",
              schema = @Schema(enumeration = {"FIRING", "RESOLVED"}))
          @QueryParam("state")
          @Nullable String state,
      @Parameter(description = "Only of this kind") @QueryParam("kind") @Nullable String kind,
      @Parameter(description = FiguresResource.TARGET) @QueryParam("target")
          @Nullable String target,
      @Parameter(description = Page.LIMIT) @QueryParam("limit") @Nullable String limit,
      @Parameter(description = Page.OFFSET) @QueryParam("offset") @Nullable String offset) {
    AlertState inState = Parameters.oneOf("state", state, AlertState.class);
    AlertKind ofKind = Parameters.oneOf("kind", kind, AlertKind.class);
    List<AlertItem> items =
        views.alerts().reversed().stream()
            .filter(alert -> inState == null || alert.getState() == inState)
            .filter(alert -> ofKind == null || alert.getKind() == ofKind)
            .filter(alert -> matches(target, alert.getTarget()))
            .sorted(Comparator.comparing(Alert::getState))
            .map(AlertItem::of)
            .toList();
    return Page.of(items, limit, offset);
  }

  @POST
  @Path("/{key: .+}/acknowledge")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Say that somebody looks after an alert")
  @APIResponse(
      responseCode = "202",
      description = "The broker has it",
      content = @Content(schema = @Schema(implementation = AcceptedAction.class)))
  @APIResponse(responseCode = "404", description = "There is no such alert")
  @APIResponse(responseCode = "503", description = "The broker is away; ask again")
  public Response acknowledge(
      @Parameter(description = "The alert's key") @PathParam("key") String key,
      @RequestBody(content = @Content(schema = @Schema(implementation = ActionRequest.class)))
          byte[] body) {
    ActionRequest request = desk.read(body, ActionRequest.class);
    return submit(OperatorActionKind.ACKNOWLEDGE, key, request.by(), request.comment(), null);
  }

  @POST
  @Path("/{key: .+}/silence")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Post no more of an alert for a while",
      description = "It stays in the list, in the metrics and in the console.")
  @APIResponse(
      responseCode = "202",
      description = "The broker has it",
      content = @Content(schema = @Schema(implementation = AcceptedAction.class)))
  @APIResponse(responseCode = "404", description = "There is no such alert")
  @APIResponse(responseCode = "503", description = "The broker is away; ask again")
  public Response silence(
      @Parameter(description = "The alert's key") @PathParam("key") String key,
      @RequestBody(content = @Content(schema = @Schema(implementation = SilenceRequest.class)))
          byte[] body) {
    SilenceRequest request = desk.read(body, SilenceRequest.class);
    Instant end = request.end(desk.now());
    return submit(OperatorActionKind.SILENCE, key, request.by(), request.comment(), end);
  }

  @POST
  @Path("/{key: .+}/unsilence")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "End an alert's silence")
  @APIResponse(
      responseCode = "202",
      description = "The broker has it",
      content = @Content(schema = @Schema(implementation = AcceptedAction.class)))
  @APIResponse(responseCode = "404", description = "There is no such alert")
  @APIResponse(responseCode = "503", description = "The broker is away; ask again")
  public Response unsilence(
      @Parameter(description = "The alert's key") @PathParam("key") String key,
      @RequestBody(content = @Content(schema = @Schema(implementation = ActionRequest.class)))
          byte[] body) {
    ActionRequest request = desk.read(body, ActionRequest.class);
    return submit(OperatorActionKind.UNSILENCE, key, request.by(), request.comment(), null);
  }

  private Response submit(
      OperatorActionKind kind,
      String key,
      @Nullable String by,
      @Nullable String comment,
      @Nullable Instant until) {
    if (views.alerts().stream().noneMatch(alert -> alert.getKey().equals(key))) {
      throw ApiException.notFound("There is no alert of this key");
    }
    return desk.submit(kind, key, by, comment, until, null);
  }
}
