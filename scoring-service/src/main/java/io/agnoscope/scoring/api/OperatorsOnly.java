package io.agnoscope.scoring.api;

import io.agnoscope.scoring.api.ConsoleConfig.Role;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Lets operators alone change anything: the one place where a role is asked for. */
@Singleton
public final class OperatorsOnly {
  private final Session session;

  @Inject
  OperatorsOnly(Session session) {
    this.session = session;
  }

  @ServerRequestFilter(priority = Priorities.AUTHORIZATION)
  void guard(ContainerRequestContext request) {
    if (!SameOrigin.SAFE.contains(request.getMethod()) && session.role() != Role.OPERATOR) {
      throw ApiException.forbidden(session.whyNot());
    }
  }
}
