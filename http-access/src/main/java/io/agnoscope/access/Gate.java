package io.agnoscope.access;

import io.agnoscope.access.AccessConfig.Mode;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The rows of this service. */
@Singleton
final class Gate {
  /** Where a browser is sent to the issuer; everything else is told that it needs a token. */
  private static final Set<String> PAGES = Set.of("/", "/index.html");

  private final boolean asks;
  private final String service;

  @Inject
  Gate(AccessConfig config, @ConfigProperty(name = "quarkus.application.name") String service) {
    this.asks = config.mode() == Mode.OIDC;
    this.service = service;
  }

  /** Whether callers are asked who they are. */
  boolean asks() {
    return asks;
  }

  /** Whether a call is open to those who do not say who they are. */
  boolean free(RoutingContext call) {
    return !asks || rule(call).filter(Rule::free).isPresent();
  }

  /** The row that decides about a call. */
  Optional<Rule> rule(RoutingContext call) {
    return AccessTable.rule(service, call.request().method().name(), call.normalizedPath());
  }

  /** Whether it is the page, and no call of a script. */
  boolean page(RoutingContext call) {
    return PAGES.contains(call.normalizedPath()) && rule(call).isPresent();
  }
}
