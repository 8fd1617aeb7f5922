package io.agnoscope.perturbation.config;

import io.agnoscope.images.ImageStore;
import io.agnoscope.perturbation.erasure.Erasure;
import io.agnoscope.perturbation.erasure.ErasureCounts;
import io.agnoscope.perturbation.erasure.SampleTraces;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Locale;

/** Puts the erasing of Samples together. */
@Singleton
public class ErasureBeans {

  @Produces
  @Singleton
  Erasure erasure(
      ErasureConfig config, ImageStore images, SampleTraces traces, MeterRegistry registry) {
    return new Erasure(
        images,
        traces,
        counts(registry),
        config.answerWithin(),
        config.patience(),
        config.maxWaiting());
  }

  void close(@Disposes Erasure erasure) {
    erasure.close();
  }

  private static ErasureCounts counts(MeterRegistry registry) {
    return (step, done) ->
        Counter.builder("agnoscope.erasures")
            .description("Steps of erasing a Sample, by whether they were done")
            .tag("step", step.name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .tag("outcome", done ? "done" : "failed")
            .register(registry)
            .increment();
  }
}
