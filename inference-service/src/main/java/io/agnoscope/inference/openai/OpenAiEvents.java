package io.agnoscope.inference.openai;

import java.time.Duration;

/** What happens between us and a server, for meters. Labels are bounded. */
public interface OpenAiEvents {

  /** Whether requests are sent. */
  enum Breaker {
    /** They are. */
    CLOSED,
    /** One is, to see whether the server is back. */
    HALF_OPEN,
    /** None is. */
    OPEN
  }

  /** How far the server tells probabilities. */
  enum Told {
    /** Not asked yet. */
    UNKNOWN,
    /** Not at all. */
    NONE,
    /** Those of the likeliest tokens. */
    TOP_K,
    /** Those of all letters of the probe. */
    EXACT
  }

  /** A request ended: "answered", "refused", "unreadable", or why the server was away. */
  void request(String outcome, Duration took);

  /** Tokens of one answer as the server counts them. */
  void tokens(long prompt, long completion);

  /** The breaker changed its state. */
  void breaker(Breaker state);

  /** An Ask was put off, in this call or to a later one. */
  void waits(String cause, Duration atLeast);

  /** What the probe found. */
  void told(Told probabilities);
}
