package io.agnoscope.trainer.domain.run;

/** What a run is to do, as it is asked again and again. */
public enum Order {
  GO_ON,
  /** End, and let nothing come of it. */
  GIVE_UP,
  /** End, and be resumed later. */
  SUSPEND
}
