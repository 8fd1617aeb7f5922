package io.agnoscope.embedded.process;

/**
 * Tells whether a process that runs does its work yet. Called often; answers within a few seconds.
 */
@FunctionalInterface
public interface Readiness {
  boolean isReady() throws InterruptedException;
}
