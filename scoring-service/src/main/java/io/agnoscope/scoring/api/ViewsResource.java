package io.agnoscope.scoring.api;

import static io.agnoscope.scoring.api.Parameters.matches;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agnoscope.schemas.CheckpointComparison;
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
import org.eclipse.microprofile.openapi.annotations.media.Schema;
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
      @Parameter(description = FiguresResource.TARGET) @QueryParam("target")
          @Nullable String target,
      @Parameter(description = Page.LIMIT) @QueryParam("limit") @Nullable String limit,
      @Parameter(description = Page.OFFSET) @QueryParam("offset") @Nullable String offset) {
    String wanted = Parameters.name("target", target);
    List<CheckpointComparison> comparisons = views.comparisons();
    List<CheckpointItem> items =
        views.checkpoints().stream()
            .filter(event -> matches(wanted, event.getTarget()))
            .sorted(
                Comparator.comparing(CheckpointEvent::getTarget)
                    .thenComparing(CheckpointEvent::getVersion, Comparator.reverseOrder()))
            .map(event -> CheckpointItem.of(event, comparisons, json))
            .toList();
    return Page.of(items, limit, offset);
  }

  @GET
  @Path("/hard-examples")
  @Operation(
      summary = "The newest hard examples, the newest first",
      description =
          "Each with its clean View and the Views that flipped beyond the noise. Older ones are in the topic"
              + " agnoscope.hard-examples only; total counts those kept here.")
  public Page<HardExampleItem> hardExamples(
      @Parameter(description = Page.LIMIT) @QueryParam("limit") @Nullable String limit,
      @Parameter(description = Page.OFFSET) @QueryParam("offset") @Nullable String offset,
      @Parameter(description = "Only those that flipped under this perturbation")
          @QueryParam("perturbation")
          @Nullable String perturbation,
      @Parameter(description = "Only of this aspect") @QueryParam("aspect") @Nullable String aspect,
      @Parameter(
              description =
                  "Only with this kind of flip, under the perturbation if one is given: against the right answer, MISLED"
                      + " to the option that was pushed, or NONE",
              schema =
                  @Schema(
                      enumeration = {
                        "RIGHT_TO_WRONG",
                        "WRONG_TO_RIGHT",
                        "WRONG_TO_OTHER_WRONG",
                        "UNKNOWN",
                        "MISLED",
                        "NONE"
                      }))
          @QueryParam("flip")
          @Nullable String flip,
      @Parameter(description = FiguresResource.CHECKPOINT) @QueryParam("checkpoint")
          @Nullable String checkpoint,
      @Parameter(description = "A Sample's id") @QueryParam("id") @Nullable String id) {
    HardExampleFilter filter = HardExampleFilter.of(id, perturbation, aspect, flip, checkpoint);
    return Page.of(views.hardExamples().stream().filter(filter::lets).toList(), limit, offset);
  }

  @GET
  @Path("/hard-examples/counts")
  @Operation(
      summary =
          "How many kept hard examples there are by perturbation, aspect, flip and checkpoint")
  public HardExampleCounts hardExampleCounts() {
    return HardExampleCounts.of(views.hardExamples());
  }
}
