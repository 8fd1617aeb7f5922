package io.agnoscope.perturbation.source;

import io.agnoscope.perturbation.ingest.Refusal;
import io.agnoscope.perturbation.traffic.Admission;
import io.agnoscope.perturbation.traffic.Admitted;
import io.agnoscope.perturbation.traffic.Origin;
import io.agnoscope.perturbation.traffic.SampledOutCause;
import io.agnoscope.perturbation.traffic.ServedRequest;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Lets everything in but what a test says. */
public final class FakeAdmission implements Admission {

  /** What was let in, in its order. */
  public final List<ServedRequest> admitted = new CopyOnWriteArrayList<>();

  /** The span that was the current one of each. */
  public final List<SpanContext> broughtBy = new CopyOnWriteArrayList<>();

  /** How many of the next are not acknowledged. */
  public final AtomicInteger failures = new AtomicInteger();

  /** What they fail with. */
  public volatile Exception failure = new IllegalStateException("away");

  /** Whose requests are left out before they are read. */
  public volatile String sampledOutId = "";

  /** Why all are refused, or null. */
  public volatile @Nullable Refusal refusal;

  @Override
  public Optional<Admitted.SampledOut> beforeReading(Origin origin) {
    return origin.id().equals(sampledOutId)
        ? Optional.of(new Admitted.SampledOut(SampledOutCause.SHARE))
        : Optional.empty();
  }

  @Override
  public Admitted admit(ServedRequest request) {
    Refusal why = refusal;
    if (why != null) {
      return new Admitted.Refused(why);
    }
    if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      return new Admitted.Kept(request.origin().id(), CompletableFuture.failedFuture(failure));
    }
    admitted.add(request);
    broughtBy.add(Span.current().getSpanContext());
    return new Admitted.Kept(request.origin().id(), CompletableFuture.completedFuture(null));
  }
}
