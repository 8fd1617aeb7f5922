package io.agnoscope.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** How callers say who they are. */
@ConfigMapping(prefix = "agnoscope.access")
public interface AccessConfig {
  /** Whether callers are asked. */
  @WithDefault("loopback")
  Mode mode();

  /** Tokens of gateways that mirror, and of whatever else sends Samples. */
  Optional<List<String>> ingestTokens();

  /** The same in a file, one a line, read again while the service runs. */
  Optional<Path> ingestTokensFile();

  /** Tokens of the services among themselves. The first one is sent, all are taken. */
  Optional<List<String>> serviceTokens();

  /** The same in a file, one a line, read again while the service runs. */
  Optional<Path> serviceTokensFile();

  /** Whether callers are asked who they are. */
  enum Mode {
    /** Nobody is asked, and nobody but this machine is let in. */
    LOOPBACK,
    /** Everybody is asked: people for a token of an issuer, machines for that or a fixed one. */
    OIDC,
    /** Nobody is asked, whoever can reach the port. */
    OPEN
  }
}
