package io.agnoscope.access;

import java.util.Locale;

/** What a caller may be. */
public enum Role {
  /** Whoever comes, known or not. No token carries it. */
  ANYBODY,
  /** Looks. */
  VIEWER,
  /** Looks, and changes what can be changed. */
  OPERATOR,
  /** Sends Samples and mirrored requests. */
  INGEST,
  /** One of the four services. */
  SERVICE;

  /** As tokens carry it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
