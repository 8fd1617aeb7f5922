package io.agnoscope.scoring.api;

import io.agnoscope.scoring.flow.FlowState;
import io.agnoscope.scoring.flow.FlowWatch;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What flows between the services. */
@Path("/api/v1/flow")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class FlowResource {
  private final FlowWatch watch;

  @Inject
  FlowResource(FlowWatch watch) {
    this.watch = watch;
  }

  @GET
  @Operation(
      summary = "The services, the topics between them, and who is behind",
      description =
          "A few seconds old at most. What cannot be looked at is null and in notKnown with the reason. The scoring"
              + " service is the one that answers.")
  public FlowState flow() throws InterruptedException {
    return watch.state();
  }
}
