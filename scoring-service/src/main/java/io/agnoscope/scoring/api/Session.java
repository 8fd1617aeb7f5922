package io.agnoscope.scoring.api;

import io.agnoscope.access.Addresses;
import io.agnoscope.access.Caller;
import io.agnoscope.scoring.api.ConsoleConfig.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Who asks: by the token where callers are asked for one, and otherwise as it is configured. */
@ApplicationScoped
class Session {
  private static final String LOOKING_ONLY =
      "This console is for looking only: agnoscope.console.role is viewer here";

  private final Supplier<Role> role;
  private final Supplier<Optional<String>> name;

  @Inject
  Session(
      ConsoleConfig config,
      @ConfigProperty(name = "quarkus.http.host") String host,
      Caller caller) {
    Optional<Role> configured = config.role();
    this.name = caller::name;
    this.role =
        () ->
            caller.asked() ? roleOf(caller, configured) : configured.orElseGet(() -> roleAt(host));
  }

  Session(Role role) {
    this.role = () -> role;
    this.name = Optional::empty;
  }

  Role role() {
    return role.get();
  }

  /** The name that the token gives, where callers are asked for one. */
  Optional<String> name() {
    return name.get();
  }

  /** Why nothing can be changed, for a person to read. */
  String whyNot() {
    return name()
        .map(known -> "You are signed in as " + known + ", who may look and not change anything")
        .orElse(LOOKING_ONLY);
  }

  /** A token's role, unless this console is for looking only. */
  private static Role roleOf(Caller caller, Optional<Role> configured) {
    boolean orders = caller.has(io.agnoscope.access.Role.OPERATOR);
    return orders && configured.orElse(Role.OPERATOR) == Role.OPERATOR
        ? Role.OPERATOR
        : Role.VIEWER;
  }

  /** The role of those who reach an address that the service listens on. */
  static Role roleAt(String host) {
    return Addresses.loopback(host) ? Role.OPERATOR : Role.VIEWER;
  }
}
