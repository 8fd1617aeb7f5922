package io.agnoscope.perturbation.traffic.admission;

import io.agnoscope.perturbation.ingest.Limits;
import io.agnoscope.perturbation.ingest.NotKeptException;
import io.agnoscope.perturbation.ingest.Refusal;
import io.agnoscope.perturbation.ingest.RefusalCause;
import io.agnoscope.perturbation.ingest.RefusedException;
import io.agnoscope.perturbation.ingest.SampleLog;
import io.agnoscope.perturbation.taskclass.Asked;
import io.agnoscope.perturbation.taskclass.TaskClassDecision;
import io.agnoscope.perturbation.traffic.Admission;
import io.agnoscope.perturbation.traffic.Admitted;
import io.agnoscope.perturbation.traffic.Origin;
import io.agnoscope.perturbation.traffic.SampledOutCause;
import io.agnoscope.perturbation.traffic.ServedRequest;
import io.agnoscope.perturbation.traffic.budget.AskCost;
import io.agnoscope.perturbation.traffic.budget.Budget;
import io.agnoscope.schemas.Message;
import io.agnoscope.schemas.Option;
import io.agnoscope.schemas.Sample;
import io.agnoscope.schemas.TextPart;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes Samples of served requests, as many as the budget lets in. Thread-safe. */
public final class SampleAdmission implements Admission {

  private static final Logger LOG = LoggerFactory.getLogger(SampleAdmission.class);
  private static final int MAX_STRATA = 64;

  private final TargetChoice targets;
  private final TaskClassDecision taskClasses;
  private final Budget budget;
  private final AskCost cost;
  private final SampleLog log;
  private final AdmissionCounts counts;
  private final Strata strata = new Strata(MAX_STRATA);
  private final AtomicBoolean away = new AtomicBoolean();

  /** An admission by these rules to this log. */
  public SampleAdmission(
      TargetChoice targets,
      TaskClassDecision taskClasses,
      Budget budget,
      AskCost cost,
      SampleLog log,
      AdmissionCounts counts) {
    this.targets = targets;
    this.taskClasses = taskClasses;
    this.budget = budget;
    this.cost = cost;
    this.log = log;
    this.counts = counts;
  }

  @Override
  public Optional<Admitted.SampledOut> beforeReading(Origin origin) {
    return budget
        .foresee(origin.source(), origin.id(), targets.of(origin))
        .map(cause -> sampledOut(origin, cause));
  }

  @Override
  public Admitted admit(ServedRequest request) {
    try {
      Sample.Builder sample = sample(request);
      Origin origin = request.origin();
      long tokens = cost.tokens(textChars(request), request.images().size());
      return switch (budget.enter(origin.source(), origin.id(), sample.getTarget(), tokens)) {
        case Budget.Entry.Out out -> sampledOut(origin, out.cause());
        case Budget.Entry.In in ->
            keep(
                sample.setSampledOutBefore(in.slot().leftOutBefore()).build(),
                origin.unkeyed(),
                in.slot());
      };
    } catch (RefusedException e) {
      return refused(e.refusal());
    }
  }

  private Sample.Builder sample(ServedRequest request) throws RefusedException {
    Origin origin = request.origin();
    if (!Limits.allowsId(origin.id())) {
      throw new RefusedException(
          RefusalCause.INVALID_ID,
          "an id has 1 to " + Limits.ID_CHARS + " characters and no control characters");
    }
    checkName("tenant", origin.tenant());
    checkName("route", origin.route());
    checkName("model", request.model());
    String target =
        targets
            .of(origin, request.model())
            .orElseThrow(() ->
                new RefusedException(
                    RefusalCause.UNKNOWN_TARGET,
                    "the target is none of the watched models " + targets.watched()));
    TaskClassDecision.Decided decided = taskClass(request);
    return Sample.newBuilder()
        .setId(origin.id())
        .setSource(origin.source())
        .setAcceptedAt(origin.at())
        .setTarget(target)
        .setTaskClass(decided.taskClass())
        .setTaskClassBasis(decided.basis())
        .setStratum(strata.of(origin))
        .setMessages(request.messages())
        .setOptions(request.options())
        .setImages(request.images())
        .setServedAnswer(request.servedAnswer())
        .setTenant(origin.tenant())
        .setRoute(origin.route())
        .setModel(request.model());
  }

  private TaskClassDecision.Decided taskClass(ServedRequest request) throws RefusedException {
    Origin origin = request.origin();
    Asked asked =
        new Asked(
            origin.taskClass(),
            origin.route(),
            request.model(),
            origin.tenant(),
            request.messages(),
            !request.images().isEmpty());
    return taskClasses
        .of(asked)
        .orElseThrow(() ->
            new RefusedException(
                RefusalCause.INVALID_TASK_CLASS,
                "the task class is declared as IMAGE_HEAVY, and there is no image"));
  }

  private static void checkName(String what, @Nullable String name) throws RefusedException {
    if (name != null && !Limits.allowsId(name)) {
      throw new RefusedException(
          RefusalCause.MALFORMED_FIELD,
          "a " + what + " has 1 to " + Limits.ID_CHARS + " characters and no control characters");
    }
  }

  private static long textChars(ServedRequest request) {
    Stream<String> texts =
        request.messages().stream()
            .map(Message::getParts)
            .flatMap(parts -> parts.stream())
            .filter(TextPart.class::isInstance)
            .map(part -> ((TextPart) part).getText());
    Stream<String> options = request.options().stream().map(Option::getText);
    return Stream.concat(texts, options).mapToLong(String::length).sum();
  }

  private Admitted keep(Sample sample, boolean unkeyed, Budget.Slot slot) {
    CompletionStage<Void> kept;
    try {
      kept = log.append(sample);
    } catch (RuntimeException e) {
      slot.settle(false);
      throw e;
    }
    Optional<Refusal> refusal = RefusedException.in(kept);
    if (refusal.isPresent()) {
      slot.settle(false);
      return refused(refusal.get());
    }
    return new Admitted.Kept(
        sample.getId(),
        kept.whenComplete((done, failure) -> {
          slot.settle(failure == null);
          count(sample, unkeyed, failure);
        }));
  }

  private void count(Sample sample, boolean unkeyed, @Nullable Throwable failure) {
    if (failure == null) {
      away.set(false);
      counts.ingested(sample.getSource());
      counts.taskClass(sample.getTaskClassBasis());
      if (unkeyed) {
        counts.unkeyed();
      }
      return;
    }
    Refusal refusal =
        RefusedException.in(failure).orElseGet(() -> NotKeptException.refusal(failure));
    counts.refused(refusal.cause());
    if (away.compareAndSet(false, true)) {
      LOG.warn(
          "Samples of traffic are not kept; said once until one is cause={} error={}",
          refusal.cause().label(),
          failure.getClass().getName());
    }
  }

  private Admitted.SampledOut sampledOut(Origin origin, SampledOutCause cause) {
    counts.sampledOut(origin.source(), cause);
    return new Admitted.SampledOut(cause);
  }

  private Admitted.Refused refused(Refusal refusal) {
    counts.refused(refusal.cause());
    return new Admitted.Refused(refusal);
  }
}
