package io.agnoscope.access;

import io.quarkus.oidc.OIDCException;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;

/** Finds out who calls: by a fixed token, else by what an issuer says. */
@Alternative
@Priority(1)
@ApplicationScoped
class AccessMechanism implements HttpAuthenticationMechanism {
  /** For gateways, whose mirrored requests have a client's own Authorization. */
  private static final String HEADER = "X-Agnoscope-Token";

  private static final String BEARER = "Bearer ";

  private final OidcAuthenticationMechanism issuer;
  private final TokenKeeper tokens;
  private final Gate gate;

  @Inject
  AccessMechanism(OidcAuthenticationMechanism issuer, TokenKeeper tokens, Gate gate) {
    this.issuer = issuer;
    this.tokens = tokens;
    this.gate = gate;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(RoutingContext call, IdentityProviderManager manager) {
    if (gate.free(call)) {
      return Uni.createFrom().nullItem();
    }
    Optional<String> shown = shown(call);
    Optional<Role> fixed = shown.or(() -> bearer(call)).flatMap(tokens::roleOf);
    if (fixed.isPresent()) {
      return Uni.createFrom().item(machine(fixed.get()));
    }
    if (shown.isPresent()) {
      return Uni.createFrom().nullItem();
    }
    return issuer
        .authenticate(call, manager)
        .onFailure(OIDCException.class)
        .recoverWithUni(() -> {
          Refusal.ISSUER_AWAY.answer(call);
          return Uni.createFrom().nothing();
        });
  }

  /** The page leads to the issuer; whatever else is told in its own terms. */
  @Override
  public Uni<Boolean> sendChallenge(RoutingContext call) {
    if (gate.page(call)) {
      return HttpAuthenticationMechanism.super
          .sendChallenge(call)
          .onFailure(OIDCException.class)
          .recoverWithItem(() -> {
            Refusal.ISSUER_AWAY.answer(call);
            return true;
          });
    }
    Refusal.UNKNOWN.answer(call);
    return Uni.createFrom().item(true);
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext call) {
    return issuer.getChallenge(call);
  }

  @Override
  public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
    return issuer.getCredentialTypes();
  }

  @Override
  public int getPriority() {
    return issuer.getPriority() + 1;
  }

  private static Optional<String> shown(RoutingContext call) {
    return Optional.ofNullable(call.request().getHeader(HEADER)).map(String::strip);
  }

  private static Optional<String> bearer(RoutingContext call) {
    return Optional.ofNullable(call.request().getHeader(HttpHeaders.AUTHORIZATION))
        .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
        .map(value -> value.substring(BEARER.length()).strip());
  }

  private static SecurityIdentity machine(Role role) {
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(new QuarkusPrincipal("a machine with a fixed token: " + role.label()))
        .addRole(role.label())
        .build();
  }
}
