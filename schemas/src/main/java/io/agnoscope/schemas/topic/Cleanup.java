package io.agnoscope.schemas.topic;

/** What the broker does with a topic's old records. */
public enum Cleanup {
  /** Removes what is older than the retention, or beyond the retained bytes. */
  DELETE("delete"),
  /** Keeps the last record of each key. */
  COMPACT("compact"),
  /**
   * Removes what is older than the retention, and before that whatever a later record of the same
   * key has replaced: a record without a value erases what a key stood for.
   */
  COMPACT_AND_DELETE("compact,delete");

  private final String policy;

  Cleanup(String policy) {
    this.policy = policy;
  }

  /** Returns the value of the topic configuration {@code cleanup.policy}. */
  public String policy() {
    return policy;
  }
}
