package io.agnoscope.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Lets a call through that a row of the table permits, before anything else sees it. */
@ApplicationScoped
class AccessPolicy implements HttpSecurityPolicy {
  private final Gate gate;

  @Inject
  AccessPolicy(Gate gate) {
    this.gate = gate;
  }

  @Override
  public Uni<CheckResult> checkPermission(
      RoutingContext call, Uni<SecurityIdentity> caller, AuthorizationRequestContext context) {
    if (gate.free(call)) {
      return CheckResult.permit();
    }
    return caller.onItem().transformToUni(identity -> decide(call, identity));
  }

  private Uni<CheckResult> decide(RoutingContext call, SecurityIdentity identity) {
    Optional<Rule> rule = gate.rule(call);
    if (rule.isPresent() && rule.get().permits(identity.getRoles())) {
      return CheckResult.permit();
    }
    if (identity.isAnonymous()) {
      return CheckResult.deny();
    }
    Refusal.NOT_ALLOWED.answer(call);
    // It is answered; nothing comes after that.
    return Uni.createFrom().nothing();
  }
}
