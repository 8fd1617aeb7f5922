package io.agnoscope.perturbation.api;

import io.agnoscope.perturbation.config.PerturbationConfig;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Lets in what is sent to Agnoscope itself. */
@Singleton
public class IngestGate extends ByteGate {

  private static final int DRAIN_SECONDS = 8;

  /**
   * A gate.
   *
   * @throws IllegalArgumentException when one body alone might not pass it
   */
  public IngestGate(PerturbationConfig config) {
    super(config.ingest().maxBytesInFlight());
    if (config.ingest().maxBytesInFlight() < config.ingest().maxBodyBytes()) {
      throw new IllegalArgumentException(
          "agnoscope.ingest.max-bytes-in-flight is less than agnoscope.ingest.max-body-bytes");
    }
  }

  void stop(@Observes @Priority(1) ShutdownEvent event) {
    drain(DRAIN_SECONDS);
  }
}
