package io.agnoscope.access;

import io.agnoscope.access.AccessConfig.Mode;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Keeps a service from starting that would let somebody in by mistake. */
@Singleton
final class StartCheck {
  private static final Logger LOG = Logger.getLogger(StartCheck.class);

  private final Mode mode;
  private final String host;
  private final Optional<String> issuer;
  private final TokenKeeper tokens;

  @Inject
  StartCheck(
      AccessConfig config,
      @ConfigProperty(name = "quarkus.http.host") String host,
      @ConfigProperty(name = "quarkus.oidc.auth-server-url") Optional<String> issuer,
      TokenKeeper tokens) {
    this.mode = config.mode();
    this.host = host;
    this.issuer = issuer;
    this.tokens = tokens;
  }

  /** Before the port is opened. */
  void check(@Observes Router router) {
    refusal(mode, host, issuer)
        .ifPresent(why -> {
          throw new IllegalStateException(why);
        });
    if (mode == Mode.OPEN && !Addresses.loopback(host)) {
      LOG.warn(
          "agnoscope.access.mode is open: whoever reaches this port reads traffic and sends Samples, and nobody is asked"
              + " who they are");
    }
    if (mode == Mode.OIDC && tokens.ofThisService().isEmpty()) {
      LOG.warn(
          "agnoscope.access.service-tokens is not set: the services and instances refuse one another");
    }
  }

  /** Why a service is not to start, for a person to read. */
  static Optional<String> refusal(Mode mode, String host, Optional<String> issuer) {
    return switch (mode) {
      case LOOPBACK ->
          Addresses.loopback(host)
              ? Optional.empty()
              : Optional.of(
                  "agnoscope.access.mode is loopback, which asks nobody who they are, but quarkus.http.host="
                      + host
                      + " lets others in. Set agnoscope.access.mode=oidc, or open where something else guards the"
                      + " port: docs/security.md");
      case OIDC ->
          issuer.filter(url -> !url.isBlank()).isPresent()
              ? Optional.empty()
              : Optional.of(
                  "agnoscope.access.mode is oidc, but quarkus.oidc.auth-server-url does not say whose tokens are"
                      + " taken: docs/security.md");
      case OPEN -> Optional.empty();
    };
  }
}
