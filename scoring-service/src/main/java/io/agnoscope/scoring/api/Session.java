package io.agnoscope.scoring.api;

import io.agnoscope.scoring.api.ConsoleConfig.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The role of who asks: today everybody's, as it is configured. */
@ApplicationScoped
class Session {
  private final Role role;

  @Inject
  Session(ConsoleConfig config, @ConfigProperty(name = "quarkus.http.host") String host) {
    this(config.role().orElseGet(() -> roleAt(host)));
  }

  Session(Role role) {
    this.role = role;
  }

  Role role() {
    return role;
  }

  /** The role of those who reach an address that the service listens on. */
  static Role roleAt(String host) {
    return loopback(host) ? Role.OPERATOR : Role.VIEWER;
  }

  private static boolean loopback(String host) {
    if (host.equalsIgnoreCase("localhost")) {
      return true;
    }
    try {
      return InetAddress.ofLiteral(host).isLoopbackAddress();
    } catch (IllegalArgumentException e) {
      return false; // Another name: who can reach it is not known.
    }
  }
}
