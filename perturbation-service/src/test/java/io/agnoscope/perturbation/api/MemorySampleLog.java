package io.agnoscope.perturbation.api;

import io.agnoscope.perturbation.ingest.SampleLog;
import io.agnoscope.schemas.Sample;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Keeps Samples where a test can see them. */
@Mock
@Singleton
class MemorySampleLog implements SampleLog {

  /** The span that was the current one of each Sample. */
  final List<SpanContext> broughtBy = new CopyOnWriteArrayList<>();

  /** The trace that a log line would have named at each. */
  final List<String> loggedUnder = new CopyOnWriteArrayList<>();

  final List<Sample> samples = new CopyOnWriteArrayList<>();
  volatile boolean away;

  /** What is answered when it is there: nothing, until a test completes it. */
  volatile @Nullable CompletableFuture<Void> pending;

  /** As new: whatever an earlier test of the same service did to it. */
  void reset() {
    broughtBy.clear();
    loggedUnder.clear();
    samples.clear();
    away = false;
    pending = null;
  }

  @Override
  public CompletionStage<Void> append(Sample sample) {
    if (away) {
      return CompletableFuture.failedFuture(new IllegalStateException("away"));
    }
    samples.add(sample);
    loggedUnder.add(String.valueOf(MDC.get("traceId")));
    broughtBy.add(Span.current().getSpanContext());
    CompletableFuture<Void> later = pending;
    return later == null ? CompletableFuture.completedFuture(null) : later;
  }
}
