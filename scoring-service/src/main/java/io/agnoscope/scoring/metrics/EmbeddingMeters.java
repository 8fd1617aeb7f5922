package io.agnoscope.scoring.metrics;

import io.agnoscope.scoring.embedding.EmbeddingEvents;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Counts the texts that are embedded, how long it takes, and those without a vector. */
@Singleton
public final class EmbeddingMeters implements EmbeddingEvents {
  private final Timer embedded;
  private final Counter failed;

  @Inject
  EmbeddingMeters(MeterRegistry registry) {
    this.embedded =
        Timer.builder("agnoscope.embedding")
            .description("Texts of free answers embedded in this process")
            .register(registry);
    this.failed =
        Counter.builder("agnoscope.embedding.failures")
            .description("Texts of free answers without a vector: no model, or it failed on them")
            .register(registry);
  }

  @Override
  public void embedded(Duration took) {
    embedded.record(took);
  }

  @Override
  public void failed() {
    failed.increment();
  }
}
