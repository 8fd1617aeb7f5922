package io.agnoscope.trainer.service;

import io.agnoscope.tracing.ActiveSpan;
import io.agnoscope.tracing.SpanAttributes;
import io.agnoscope.tracing.Traces;
import io.agnoscope.trainer.config.TrainerMetrics.RunOutcome;
import io.agnoscope.trainer.kafka.ExampleTraces;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * The spans of runs: each run is a trace of its own, linked with those of the hard examples that it
 * may draw.
 */
final class RunSpans {

  /** What started a run. */
  static final AttributeKey<String> CAUSE = AttributeKey.stringKey("agnoscope.run.cause");

  /** The version that a run is to make. */
  static final AttributeKey<Long> VERSION = AttributeKey.longKey("agnoscope.checkpoint.version");

  private final Traces traces;
  private final ExampleTraces examples;

  RunSpans(Traces traces, ExampleTraces examples) {
    this.traces = traces;
    this.examples = examples;
  }

  /** Has a run's work done in a trace of its own. */
  RunReport run(OpenRun run, Supplier<RunReport> work) {
    try (ActiveSpan span = traces.begin("training run", SpanKind.INTERNAL, Context.root())) {
      if (span.recording()) {
        examples
            .of(run.examples().stream().map(example -> example.trial().sampleId()).toList())
            .forEach(span::link);
        span.set(SpanAttributes.TARGET, run.plan().target())
            .set(SpanAttributes.CHECKPOINT, run.plan().parent())
            .set(VERSION, run.plan().version())
            .set(CAUSE, run.plan().cause().kind().name().toLowerCase(Locale.ROOT));
      }
      RunReport report = work.get();
      span.set(SpanAttributes.OUTCOME, report.outcome().name().toLowerCase(Locale.ROOT));
      if (report.outcome() == RunOutcome.FAILED) {
        span.failed("training-failed");
      }
      return report;
    }
  }

  /** A part of the run under way on this thread. */
  static ActiveSpan part(String name) {
    Context run = Context.current();
    return Traces.in(run).follow(name, SpanKind.INTERNAL, run);
  }
}
