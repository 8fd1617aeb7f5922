package io.agnoscope.perturbation.api;

import io.agnoscope.perturbation.ingest.SampleLog;
import io.agnoscope.schemas.Sample;
import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps Samples where a test can see them. */
@Mock
@Singleton
class MemorySampleLog implements SampleLog {

  final List<Sample> samples = new CopyOnWriteArrayList<>();
  volatile boolean away;

  @Override
  public CompletionStage<Void> append(Sample sample) {
    if (away) {
      return CompletableFuture.failedFuture(new IllegalStateException("away"));
    }
    samples.add(sample);
    return CompletableFuture.completedFuture(null);
  }
}
