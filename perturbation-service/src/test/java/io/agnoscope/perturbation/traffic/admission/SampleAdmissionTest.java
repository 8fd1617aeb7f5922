package io.agnoscope.perturbation.traffic.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.perturbation.ingest.RefusalCause;
import io.agnoscope.perturbation.ingest.RefusedException;
import io.agnoscope.perturbation.taskclass.TaskClassDecision;
import io.agnoscope.perturbation.traffic.Admitted;
import io.agnoscope.perturbation.traffic.Origin;
import io.agnoscope.perturbation.traffic.SampledOutCause;
import io.agnoscope.perturbation.traffic.ServedRequest;
import io.agnoscope.perturbation.traffic.budget.AskCost;
import io.agnoscope.perturbation.traffic.budget.Budget;
import io.agnoscope.perturbation.traffic.budget.BudgetLimits;
import io.agnoscope.schemas.Image;
import io.agnoscope.schemas.ImagePart;
import io.agnoscope.schemas.Message;
import io.agnoscope.schemas.Option;
import io.agnoscope.schemas.Role;
import io.agnoscope.schemas.Sample;
import io.agnoscope.schemas.TaskClass;
import io.agnoscope.schemas.TaskClassBasis;
import io.agnoscope.schemas.TextPart;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SampleAdmissionTest {

  private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");
  private static final Image IMAGE =
      new Image("0".repeat(64), "image/png", 2, 2, ByteBuffer.wrap(new byte[] {1}), null);

  private final List<Sample> samples = new ArrayList<>();
  private final Counts counts = new Counts();
  private CompletableFuture<Void> answer = CompletableFuture.completedFuture(null);
  private final Budget budget =
      new Budget(
          new BudgetLimits(1, Map.of(), 2, OptionalDouble.empty(), 16, 10),
          List.of("tinyvlm", "large"),
          () -> 0);
  private final SampleAdmission admission =
      new SampleAdmission(
          new TargetChoice(
              List.of("tinyvlm", "large"), List.of(new TargetRule(null, "gpt-large", "large"))),
          TaskClassDecision.WITHOUT_RULES,
          budget,
          new AskCost(800, 12),
          sample -> {
            samples.add(sample);
            return answer;
          },
          counts);

  @Test
  void makesASampleOfWhatWasServed() {
    Admitted admitted = admission.admit(request(origin("id", false, null, null), true));

    assertThat(admitted)
        .isInstanceOfSatisfying(
            Admitted.Kept.class,
            kept -> {
              assertThat(kept.sampleId()).isEqualTo("id");
              assertThat(kept.kept()).isCompleted();
            });
    assertThat(samples)
        .singleElement()
        .satisfies(sample -> {
          assertThat(sample.getSource()).isEqualTo("mirror");
          assertThat(sample.getAcceptedAt()).isEqualTo(AT);
          assertThat(sample.getTarget()).isEqualTo("large");
          assertThat(sample.getTaskClass()).isEqualTo(TaskClass.MULTIMODAL);
          assertThat(sample.getTaskClassBasis()).isEqualTo(TaskClassBasis.DEFAULT);
          assertThat(sample.getTenant()).isEqualTo("acme");
          assertThat(sample.getRoute()).isEqualTo("/chat");
          assertThat(sample.getStratum()).isEqualTo("/chat");
          assertThat(sample.getModel()).isEqualTo("gpt-large");
          assertThat(sample.getImages()).containsExactly(IMAGE);
          assertThat(sample.getOptions()).hasSize(2);
          assertThat(sample.getServedAnswer()).isEqualTo("A");
          assertThat(sample.getAnswer()).isNull();
        });
    assertThat(counts.seen).containsExactly("ingested mirror", "class DEFAULT");
  }

  @Test
  void countsARandomId() {
    admission.admit(request(origin("id", true, null, null), true));

    assertThat(counts.seen).contains("unkeyed");
  }

  @Test
  void takesTheTargetThatIsNamedAndRefusesOneThatIsNotWatched() {
    admission.admit(request(origin("a", false, null, "tinyvlm"), true));

    assertThat(samples).singleElement().extracting(Sample::getTarget).isEqualTo("tinyvlm");
    assertRefused(
        admission.admit(request(origin("b", false, null, "unknown"), true)),
        RefusalCause.UNKNOWN_TARGET);
  }

  @Test
  void refusesADeclarationThatCannotBe() {
    assertRefused(
        admission.admit(request(origin("a", false, TaskClass.IMAGE_HEAVY, null), false)),
        RefusalCause.INVALID_TASK_CLASS);
    assertThat(budget.inFlight()).isZero();
  }

  @Test
  void refusesNamesThatAreNone() {
    assertRefused(
        admission.admit(request(origin("a\n", false, null, null), false)), RefusalCause.INVALID_ID);
    Origin longTenant = new Origin("mirror", "a", false, AT, "t".repeat(257), null, null, null);
    assertRefused(admission.admit(request(longTenant, false)), RefusalCause.MALFORMED_FIELD);
  }

  @Test
  void carriesWhatWasLeftOutToTheNextSampleOfTheSource() {
    admission.admit(request(origin("a", false, null, "large"), false));
    admission.admit(request(origin("b", false, null, "large"), false));

    assertThat(admission.admit(request(origin("c", false, null, "large"), false)))
        .isEqualTo(new Admitted.SampledOut(SampledOutCause.TRIAL_RATE));
    assertThat(admission.beforeReading(origin("d", false, null, "large")))
        .contains(new Admitted.SampledOut(SampledOutCause.TRIAL_RATE));
    assertThat(admission.beforeReading(origin("e", false, null, null))).isEmpty();
    admission.admit(request(origin("f", false, null, "tinyvlm"), false));

    assertThat(samples).extracting(Sample::getSampledOutBefore).containsExactly(0L, 0L, 2L);
    assertThat(counts.seen).filteredOn("out mirror trial-rate"::equals).hasSize(2);
  }

  @Test
  void givesBackWhatItHeldWhenTheBrokerIsAway() {
    admission.admit(request(origin("a", false, null, "large"), false));
    admission.admit(request(origin("b", false, null, "large"), false));
    admission.admit(request(origin("c", false, null, "large"), false));
    answer = new CompletableFuture<>();

    Admitted admitted = admission.admit(request(origin("d", false, null, "tinyvlm"), false));
    assertThat(budget.inFlight()).isEqualTo(1);
    answer.completeExceptionally(new IllegalStateException("away"));

    assertThat(admitted)
        .isInstanceOfSatisfying(
            Admitted.Kept.class, kept -> assertThat(kept.kept()).isCompletedExceptionally());
    assertThat(counts.seen).contains("refused broker-away");
    assertThat(budget.inFlight()).isZero();
    assertThat(budget.leftOutAndNotHandedOn("mirror")).isEqualTo(1);
  }

  @Test
  void saysWhatTheLogRefuses() {
    answer =
        CompletableFuture.failedFuture(
            new RefusedException(RefusalCause.REDACTION_COLLISION, "why"));

    assertRefused(
        admission.admit(request(origin("a", false, null, null), false)),
        RefusalCause.REDACTION_COLLISION);
    assertThat(budget.inFlight()).isZero();
  }

  @Test
  void boundsTheStrata() {
    Strata strata = new Strata(2);

    assertThat(Stream.of("/a", "/b", "/c", "/a").map(route -> strata.of(routed(route))))
        .containsExactly("/a", "/b", Strata.OTHER, "/a");
    assertThat(strata.of(routed(null))).isNull();
  }

  private void assertRefused(Admitted admitted, RefusalCause cause) {
    assertThat(admitted)
        .isInstanceOfSatisfying(
            Admitted.Refused.class,
            refused -> assertThat(refused.refusal().cause()).isEqualTo(cause));
    assertThat(counts.seen).contains("refused " + cause.label());
  }

  private static Origin routed(@Nullable String route) {
    return new Origin("mirror", "a", false, AT, null, route, null, null);
  }

  private static Origin origin(
      String id, boolean unkeyed, @Nullable TaskClass taskClass, @Nullable String target) {
    return new Origin("mirror", id, unkeyed, AT, "acme", "/chat", taskClass, target);
  }

  private static ServedRequest request(Origin origin, boolean withImage) {
    List<Object> parts =
        withImage
            ? List.of(new ImagePart(IMAGE.getSha256(), false), new TextPart("q", false))
            : List.of(new TextPart("q", false));
    return new ServedRequest(
        origin,
        "gpt-large",
        List.of(new Message(Role.USER, parts)),
        withImage ? List.of(IMAGE) : List.of(),
        List.of(new Option("A", "one"), new Option("B", "two")),
        "A");
  }

  private static final class Counts implements AdmissionCounts {

    private final List<String> seen = new ArrayList<>();

    @Override
    public void sampledOut(String source, SampledOutCause cause) {
      seen.add("out " + source + " " + cause.label());
    }

    @Override
    public void ingested(String source) {
      seen.add("ingested " + source);
    }

    @Override
    public void taskClass(TaskClassBasis basis) {
      seen.add("class " + basis);
    }

    @Override
    public void refused(RefusalCause cause) {
      seen.add("refused " + cause.label());
    }

    @Override
    public void unkeyed() {
      seen.add("unkeyed");
    }
  }
}
