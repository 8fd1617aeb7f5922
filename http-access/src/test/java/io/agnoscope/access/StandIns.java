package io.agnoscope.access;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** A little of what the services answer. */
@Path("/")
@Produces(MediaType.TEXT_PLAIN)
public class StandIns {
  @Inject Caller caller;

  @GET
  @Path("api/v1/session")
  public String session() {
    return caller.name().orElse("nobody") + (caller.has(Role.OPERATOR) ? " orders" : " looks");
  }

  @POST
  @Path("api/v1/orders")
  public String order(String body) {
    return "done";
  }

  @GET
  @Path("internal/v1/shares")
  public String shares() {
    return "shares";
  }

  @GET
  @Path("elsewhere")
  public String elsewhere() {
    return "in no row";
  }
}
