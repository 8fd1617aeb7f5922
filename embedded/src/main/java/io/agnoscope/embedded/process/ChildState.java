package io.agnoscope.embedded.process;

/** Where a child process is in its life. */
public enum ChildState {
  /** Not started yet. */
  WAITING,
  STARTING,
  READY,
  /** It died and is about to be started again. */
  BACKING_OFF,
  STOPPING,
  STOPPED
}
