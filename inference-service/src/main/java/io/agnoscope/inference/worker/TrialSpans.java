package io.agnoscope.inference.worker;

import io.agnoscope.inference.checkpoint.Lease;
import io.agnoscope.schemas.Trial;
import io.agnoscope.tracing.ActiveSpan;
import io.agnoscope.tracing.SpanAttributes;
import io.agnoscope.tracing.Traces;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;

/** What the spans of a Trial's work say of it. */
final class TrialSpans {

  private TrialSpans() {}

  /** Says which Trial is worked on. */
  static void describe(ActiveSpan span, Trial trial) {
    if (span.recording()) {
      span.set(SpanAttributes.TRIAL, trial.getId())
          .set(SpanAttributes.RUN, trial.getRun())
          .set(SpanAttributes.TASK_CLASS, trial.getSample().getTaskClass().name())
          .set(SpanAttributes.SOURCE, trial.getSample().getSource());
    }
  }

  /** The asking of one model, below the Trial's span. What the model does stands below it. */
  static ActiveSpan ask(Lease lease, Trial trial) {
    Context context = Context.current();
    ActiveSpan span = Traces.in(context).follow("ask", SpanKind.INTERNAL, context);
    if (span.recording()) {
      span.set(SpanAttributes.TARGET, lease.target())
          .set(SpanAttributes.CHECKPOINT, lease.model().checkpoint())
          .set(SpanAttributes.VIEWS, trial.getViews().size());
    }
    return span;
  }
}
