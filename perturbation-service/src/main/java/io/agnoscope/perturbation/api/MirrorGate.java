package io.agnoscope.perturbation.api;

import io.agnoscope.perturbation.config.MirrorConfig;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Lets in what gateways mirror, so that a flood of it leaves room for everything else. */
@Singleton
public class MirrorGate extends ByteGate {

  private static final int DRAIN_SECONDS = 2;

  /**
   * A gate.
   *
   * @throws IllegalArgumentException when one body alone might not pass it
   */
  public MirrorGate(MirrorConfig config) {
    super(config.maxBytesInFlight());
    if (config.maxBytesInFlight() < config.maxBodyBytes()) {
      throw new IllegalArgumentException(
          "agnoscope.mirror.max-bytes-in-flight is less than agnoscope.mirror.max-body-bytes");
    }
  }

  void stop(@Observes @Priority(1) ShutdownEvent event) {
    drain(DRAIN_SECONDS);
  }
}
