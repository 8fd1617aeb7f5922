package io.agnoscope.scoring.api;

import static io.agnoscope.scoring.api.Parameters.matches;

import io.agnoscope.scoring.view.TrialItem;
import io.agnoscope.scoring.view.Views;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The latest Trials: what came in, and what was answered under which View. */
@Path("/api/v1/trials")
@Produces(MediaType.APPLICATION_JSON)
public class TrialsResource {
  /** The source of what Agnoscope makes itself, which is seldom what one looks for. */
  private static final String PROBE = "probe";

  private final Views views;

  @Inject
  TrialsResource(Views views) {
    this.views = views;
  }

  @GET
  @Operation(
      summary = "The latest answered Trials of each source",
      description =
          "Those of other sources before probes, newest first. A bounded number of each source is kept in memory,"
              + " so that a busy source does not push out a quiet one; total counts those. After a restart it goes"
              + " back only as far as is read at the start. Erased Samples are not shown.")
  public Page<TrialItem> trials(
      @Parameter(description = "Only of this source") @QueryParam("source") @Nullable String source,
      @Parameter(description = "A Sample's id") @QueryParam("id") @Nullable String id,
      @Parameter(description = Page.LIMIT) @QueryParam("limit") @Nullable String limit,
      @Parameter(description = Page.OFFSET) @QueryParam("offset") @Nullable String offset) {
    String from = Parameters.name("source", source);
    String of = Parameters.name("id", id);
    List<TrialItem> items =
        views.trials().stream()
            .filter(item -> matches(from, item.source()))
            .filter(item -> matches(of, item.sampleId()))
            .sorted(Comparator.comparing(item -> item.source().equals(PROBE)))
            .toList();
    return Page.of(items, limit, offset);
  }

  @GET
  @Path("/{sampleId: .+}")
  @Operation(summary = "The newest kept Trial of a Sample")
  public TrialItem trial(
      @Parameter(description = "A Sample's id") @PathParam("sampleId") String sampleId) {
    return views
        .trial(sampleId)
        .orElseThrow(() -> ApiException.notFound("No Trial of this Sample is kept, or no longer"));
  }
}
