package io.agnoscope.scoring.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Answers for the paths under /api that nothing else answers for. */
@Path("/api")
public class NoSuchResource {
  @GET
  @Path("/{rest:.*}")
  @Operation(hidden = true)
  public Problem none(@PathParam("rest") String rest) {
    throw ApiException.notFound("There is nothing here; /q/openapi lists what there is");
  }
}
