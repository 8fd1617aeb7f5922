package io.agnoscope.perturbation.api;

import io.agnoscope.perturbation.config.PerturbationConfig;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets in so many requests at a time, and on shutdown no more, while those inside are finished. */
@Singleton
public class IngestGate {

  private static final Logger LOG = LoggerFactory.getLogger(IngestGate.class);
  private static final int DRAIN_SECONDS = 8;

  private final int width;
  private final Semaphore free;

  public IngestGate(PerturbationConfig config) {
    this.width = config.ingest().maxConcurrentRequests();
    this.free = new Semaphore(width);
  }

  /** Whether a request may enter; it then has to {@link #leave}. */
  boolean enter() {
    return free.tryAcquire();
  }

  /** A request is answered. */
  void leave() {
    free.release();
  }

  void drain(@Observes @Priority(1) ShutdownEvent event) {
    try {
      if (!free.tryAcquire(width, DRAIN_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("requests were cut off count={}", width - free.availablePermits());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
