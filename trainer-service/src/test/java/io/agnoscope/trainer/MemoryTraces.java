package io.agnoscope.trainer;

import io.agnoscope.tracing.Traces;
import io.agnoscope.tracingtesting.RecordedSpans;
import io.quarkus.test.Mock;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Traces whose spans a test can see. */
@Singleton
class MemoryTraces {

  final RecordedSpans spans = new RecordedSpans();

  @Mock
  @Produces
  @Singleton
  Traces traces() {
    return spans.traces();
  }
}
