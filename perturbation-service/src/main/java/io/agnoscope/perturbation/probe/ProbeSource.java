package io.agnoscope.perturbation.probe;

import io.agnoscope.perturbation.ingest.SampleLog;
import io.agnoscope.schemas.Sample;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends Probes at a steady rate. When the broker is away it stops with so many on their way, and
 * counts what it leaves out.
 */
public final class ProbeSource implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ProbeSource.class);
  private static final Duration TICK = Duration.ofMillis(50);
  private static final double ALLOWANCE_SECONDS = 1;
  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);

  private final Supplier<Sample> probes;
  private final SampleLog log;
  private final ProbeCounts counts;
  private final int maxInFlight;
  private final Semaphore inFlight;
  private final LongSupplier nanoClock;
  private final Pace pace;
  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("agnoscope-probes").daemon().factory());

  /**
   * A source that is not yet started.
   *
   * @param perSecond more than 0
   * @param nanoClock a monotonic clock
   */
  public ProbeSource(
      Supplier<Sample> probes,
      SampleLog log,
      ProbeCounts counts,
      double perSecond,
      int maxInFlight,
      LongSupplier nanoClock) {
    this.probes = probes;
    this.log = log;
    this.counts = counts;
    this.maxInFlight = maxInFlight;
    this.inFlight = new Semaphore(maxInFlight);
    this.nanoClock = nanoClock;
    this.pace = new Pace(perSecond, ALLOWANCE_SECONDS, nanoClock.getAsLong());
  }

  /** Starts to send. */
  public void start() {
    var unused =
        ticker.scheduleWithFixedDelay(this::tickSafely, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void tickSafely() {
    try {
      tick();
    } catch (RuntimeException e) {
      LOG.error("a Probe could not be made; the source goes on", e);
    }
  }

  /** Sends what is due. */
  void tick() {
    Pace.Due due = pace.due(nanoClock.getAsLong());
    if (due.skipped() > 0) {
      counts.probesSkipped(SkipCause.BEHIND, due.skipped());
    }
    for (int i = 0; i < due.now(); i++) {
      if (inFlight.tryAcquire()) {
        send();
      } else {
        counts.probesSkipped(SkipCause.IN_FLIGHT, 1);
      }
    }
  }

  private void send() {
    boolean sent = false;
    try {
      Sample probe = probes.get();
      var unused = log.append(probe).whenComplete((kept, failure) -> settle(failure == null));
      sent = true;
    } finally {
      if (!sent) {
        inFlight.release();
      }
    }
  }

  private void settle(boolean kept) {
    inFlight.release();
    if (kept) {
      counts.probeKept();
    } else {
      counts.probesSkipped(SkipCause.BROKER_AWAY, 1);
    }
  }

  /** Stops, and waits a short while for those on their way. */
  @Override
  public void close() {
    ticker.shutdown();
    try {
      boolean stopped = ticker.awaitTermination(CLOSE_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      boolean settled =
          inFlight.tryAcquire(maxInFlight, CLOSE_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      if (!stopped || !settled) {
        LOG.warn(
            "Probes were still on their way to the broker count={}",
            maxInFlight - inFlight.availablePermits());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
