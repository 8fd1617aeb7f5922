package io.agnoscope.scoring.api;

import io.agnoscope.scoring.query.Figures;
import io.agnoscope.scoring.query.SeriesFilter;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The runs that figures can be asked of. */
@Path("/api/v1/runs")
@Produces(MediaType.APPLICATION_JSON)
public class RunsResource {
  private final Figures figures;

  @Inject
  RunsResource(Figures figures) {
    this.figures = figures;
  }

  @GET
  @Operation(
      summary = "The runs that have figures, LIVE first, then replays by their ids",
      description =
          "Figures of different runs are never mixed; the parameter run of the figures chooses one.")
  public Page<RunItem> runs(
      @Parameter(description = Page.LIMIT) @QueryParam("limit") @Nullable String limit,
      @Parameter(description = Page.OFFSET) @QueryParam("offset") @Nullable String offset) {
    return Page.of(RunItem.of(figures.totals(SeriesFilter.ALL)), limit, offset);
  }
}
