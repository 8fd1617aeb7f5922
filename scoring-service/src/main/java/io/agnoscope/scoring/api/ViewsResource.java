package io.agnoscope.scoring.api;

import static io.agnoscope.scoring.api.Parameters.matches;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agnoscope.schemas.CheckpointEvent;
import io.agnoscope.scoring.view.HardExampleItem;
import io.agnoscope.scoring.view.Views;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Checkpoints and hard examples as their topics have them. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
public class ViewsResource {
  private final Views views;
  private final ObjectMapper json;

  @Inject
  ViewsResource(Views views, ObjectMapper json) {
    this.views = views;
    this.json = json;
  }

  @GET
  @Path("/checkpoints")
  @Operation(summary = "The state of each checkpoint, the highest version of each target first")
  public Page<CheckpointItem> checkpoints(
      @QueryParam("target") @Nullable String target,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("offset") @Nullable String offset) {
    List<CheckpointItem> items =
        views.checkpoints().stream()
            .filter(event -> matches(target, event.getTarget()))
            .sorted(
                Comparator.comparing(CheckpointEvent::getTarget)
                    .thenComparing(CheckpointEvent::getVersion, Comparator.reverseOrder()))
            .map(event -> CheckpointItem.of(event, json))
            .toList();
    return Page.of(items, limit, offset);
  }

  @GET
  @Path("/hard-examples")
  @Operation(
      summary = "The newest hard examples",
      description =
          "Each with its clean View and the Views that flipped beyond the noise. Older ones are in the topic"
              + " agnoscope.hard-examples only; total counts those kept here.")
  public Page<HardExampleItem> hardExamples(
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("offset") @Nullable String offset,
      @QueryParam("perturbation") @Nullable String perturbation,
      @QueryParam("aspect") @Nullable String aspect,
      @QueryParam("checkpoint") @Nullable String checkpoint,
      @Parameter(description = "A Sample's id") @QueryParam("id") @Nullable String id) {
    List<HardExampleItem> items =
        views.hardExamples().stream()
            .filter(item -> matches(id, item.sampleId()))
            .filter(item -> matches(aspect, item.aspect()))
            .filter(item -> matches(checkpoint, item.checkpoint()))
            .filter(item ->
                perturbation == null
                    || item.views().stream()
                        .anyMatch(
                            view -> view.flipped() && matches(perturbation, view.perturbation())))
            .toList();
    return Page.of(items, limit, offset);
  }
}
