package io.agnoscope.scoring.api;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** What whoever reaches this service may do. */
@ConfigMapping(prefix = "agnoscope.console")
public interface ConsoleConfig {
  /**
   * Operator or viewer, where callers are not asked who they are. Unless said, an operator where
   * the service listens on loopback, and a viewer where others can reach it. Where callers are
   * asked, viewer takes orders away from all of them.
   */
  Optional<Role> role();

  /** What one may do. */
  enum Role {
    /** Look, and change what can be changed. */
    OPERATOR,
    /** Look. */
    VIEWER
  }
}
