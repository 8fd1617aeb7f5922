package io.agnoscope.schemas.identity;

/** Tells live traffic and probes from replays. */
public final class Runs {

  /** The run of production's traffic and of probes; every other run is a replay's. */
  public static final String LIVE = "LIVE";

  private Runs() {}

  /** Whether what is of this run counts for live figures, outcomes, alerts and training. */
  public static boolean isLive(String run) {
    return run.equals(LIVE);
  }
}
