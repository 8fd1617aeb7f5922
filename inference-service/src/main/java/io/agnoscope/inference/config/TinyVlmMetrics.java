package io.agnoscope.inference.config;

import io.agnoscope.inference.tinyvlm.BatchEvents;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Owns the names and labels of the metrics of TinyVLM's device. */
@Singleton
public class TinyVlmMetrics implements BatchEvents {

  private final MeterRegistry registry;
  private final Timer onDevice;
  private final Timer inQueue;
  private final DistributionSummary asks;
  private final Counter failed;
  private volatile int queued;

  public TinyVlmMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.onDevice =
        Timer.builder("agnoscope.tinyvlm.device")
            .description("Time to compute a batch")
            .publishPercentileHistogram()
            .register(registry);
    this.inQueue =
        Timer.builder("agnoscope.tinyvlm.queue")
            .description("Time that a Trial's asks wait for the device")
            .publishPercentileHistogram()
            .register(registry);
    this.asks =
        DistributionSummary.builder("agnoscope.tinyvlm.batch.asks")
            .description("Asks of a batch")
            .serviceLevelObjectives(1, 2, 4, 8, 16, 32, 64, 128)
            .register(registry);
    this.failed =
        Counter.builder("agnoscope.tinyvlm.batches.failed")
            .description("Batches of several Trials that failed and were asked Trial by Trial")
            .register(registry);
    Gauge.builder("agnoscope.tinyvlm.queue.asks", this, metrics -> metrics.queued)
        .description("Asks that wait for the device")
        .register(registry);
  }

  @Override
  public void batch(Duration took, int size) {
    onDevice.record(took);
    asks.record(size);
  }

  @Override
  public void waited(Duration waited) {
    inQueue.record(waited);
  }

  @Override
  public void queued(int now) {
    queued = now;
  }

  @Override
  public void batchFailed() {
    failed.increment();
  }

  @Override
  public void late(String where, int late) {
    Counter.builder("agnoscope.tinyvlm.late")
        .description("Asks without a reply by their deadline, by where they were")
        .tag("where", where)
        .register(registry)
        .increment(late);
  }
}
