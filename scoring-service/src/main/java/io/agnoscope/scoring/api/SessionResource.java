package io.agnoscope.scoring.api;

import io.agnoscope.scoring.api.ConsoleConfig.Role;
import io.agnoscope.scoring.trainer.Trainer;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What the console offers to who looks at it. */
@Path("/api/v1/session")
@Produces(MediaType.APPLICATION_JSON)
public class SessionResource {
  private final Session session;
  private final Trainer trainer;

  @Inject
  SessionResource(Session session, Trainer trainer) {
    this.session = session;
    this.trainer = trainer;
  }

  @GET
  @Operation(summary = "The role of who asks, and what there is to order")
  public SessionItem session() {
    boolean mayChange = session.role() == Role.OPERATOR;
    return new SessionItem(
        session.role().name(),
        mayChange,
        mayChange ? null : session.whyNot(),
        trainer.configured(),
        session.name().orElse(null));
  }
}
