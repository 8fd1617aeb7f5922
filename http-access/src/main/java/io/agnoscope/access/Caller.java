package io.agnoscope.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Who makes the present request, as far as callers are asked. */
@ApplicationScoped
public class Caller {
  private final SecurityIdentity identity;
  private final Gate gate;

  @Inject
  Caller(SecurityIdentity identity, Gate gate) {
    this.identity = identity;
    this.gate = gate;
  }

  /** Whether callers are asked who they are; otherwise nothing is known of them. */
  public boolean asked() {
    return gate.asks();
  }

  /** The name that the token gives. */
  public Optional<String> name() {
    return asked() && !identity.isAnonymous()
        ? Optional.of(identity.getPrincipal().getName())
        : Optional.empty();
  }

  /** Whether the token gives a role. */
  public boolean has(Role role) {
    return asked() && identity.hasRole(role.label());
  }
}
