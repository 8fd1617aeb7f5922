package io.agnoscope.perturbation.config;

import io.agnoscope.perturbation.broker.KafkaSampleLog;
import io.agnoscope.perturbation.images.LargePictures;
import io.agnoscope.perturbation.images.StoringSampleLog;
import io.agnoscope.perturbation.ingest.SampleLog;
import io.agnoscope.perturbation.traffic.redaction.RedactingSampleLog;
import io.agnoscope.perturbation.traffic.redaction.Redactor;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The way of every Sample to the broker: redacted first, then without its large pictures. */
@Singleton
@Startup
public class SampleLogs {

  private final Redactor redactor;

  /** Throws IllegalArgumentException, at start-up, for a pattern that is none. */
  public SampleLogs(RedactionConfig config, PerturbationMetrics metrics) {
    this.redactor = new Redactor(config.finders(), config.dropSystemPrompts(), metrics);
  }

  @Produces
  @Singleton
  SampleLog sampleLog(KafkaSampleLog records, LargePictures largePictures) {
    return new RedactingSampleLog(new StoringSampleLog(records, largePictures), redactor);
  }
}
