package io.agnoscope.access;

import java.util.Collection;
import java.util.Set;

/**
 * One row of the table of who may call what.
 *
 * @param service its {@code quarkus.application.name}, or a star for each of them
 * @param methods of HTTP
 * @param path without its query; one that ends in {@code /**} also stands for all that is below
 * @param roles one of which is needed
 */
public record Rule(String service, Set<String> methods, String path, Set<Role> roles) {
  private static final String BELOW = "/**";

  /** Checks that somebody may call it. */
  public Rule {
    methods = Set.copyOf(methods);
    roles = Set.copyOf(roles);
    if (methods.isEmpty() || roles.isEmpty() || !path.startsWith("/")) {
      throw new IllegalArgumentException("a rule has methods, roles and a path");
    }
  }

  /** Whether this is the row for a call. */
  boolean covers(String ofService, String method, String called) {
    return (service.equals("*") || service.equals(ofService))
        && methods.contains(method)
        && reaches(called);
  }

  /** Whether it stands for all that is below its path. */
  boolean wide() {
    return path.endsWith(BELOW);
  }

  /** Whether it is open to those who do not say who they are. */
  public boolean free() {
    return roles.contains(Role.ANYBODY);
  }

  /** Whether somebody of these roles may call it. */
  boolean permits(Collection<String> labels) {
    return free() || roles.stream().map(Role::label).anyMatch(labels::contains);
  }

  private boolean reaches(String called) {
    if (!wide()) {
      return called.equals(path);
    }
    String root = path.substring(0, path.length() - BELOW.length());
    return called.equals(root) || called.startsWith(root + "/");
  }
}
