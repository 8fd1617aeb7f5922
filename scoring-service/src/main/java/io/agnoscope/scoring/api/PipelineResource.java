package io.agnoscope.scoring.api;

import io.agnoscope.scoring.query.Figures;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Where the accepted Samples are. */
@Path("/api/v1/pipeline")
@Produces(MediaType.APPLICATION_JSON)
public class PipelineResource {
  private final Figures figures;

  @Inject
  PipelineResource(Figures figures) {
    this.figures = figures;
  }

  @GET
  @Operation(
      summary = "Conservation of Samples by ids",
      description =
          "Of the run LIVE, in all and per source; replays accept no Samples and are in no count. Each accepted Sample is in exactly one of scored, deadLettered, late, expired, inFlight and lost. Lost ones"
              + " have had no outcome for too long; one that comes yet takes the Sample out of them. sampledOut stands"
              + " beside: what the budget left out never was accepted. taskClassBasis splits the accepted ones by how"
              + " their task class was found.")
  public PipelineState pipeline() {
    return PipelineState.of(figures.counts());
  }
}
