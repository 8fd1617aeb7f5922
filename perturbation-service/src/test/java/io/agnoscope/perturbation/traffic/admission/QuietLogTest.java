package io.agnoscope.perturbation.traffic.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.perturbation.ingest.RefusalCause;
import io.agnoscope.perturbation.taskclass.TaskClassDecision;
import io.agnoscope.perturbation.traffic.Origin;
import io.agnoscope.perturbation.traffic.SampledOutCause;
import io.agnoscope.perturbation.traffic.ServedRequest;
import io.agnoscope.perturbation.traffic.budget.AskCost;
import io.agnoscope.perturbation.traffic.budget.Budget;
import io.agnoscope.perturbation.traffic.budget.BudgetLimits;
import io.agnoscope.perturbation.traffic.redaction.Finders;
import io.agnoscope.perturbation.traffic.redaction.RedactingSampleLog;
import io.agnoscope.perturbation.traffic.redaction.RedactionCounts;
import io.agnoscope.perturbation.traffic.redaction.Redactor;
import io.agnoscope.schemas.Message;
import io.agnoscope.schemas.Option;
import io.agnoscope.schemas.Role;
import io.agnoscope.schemas.TaskClassBasis;
import io.agnoscope.schemas.TextPart;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nothing of what is asked, or who asks it, is logged, whatever becomes of it. */
class QuietLogTest {

  private static final String CONTENT = "sk-content0123456789abc";
  private static final Logger ROOT = Logger.getLogger("io.agnoscope");

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord entry) {
          lines.add(
              entry.getMessage() + Arrays.toString(entry.getParameters()) + entry.getThrown());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    ROOT.setLevel(Level.ALL);
    ROOT.addHandler(handler);
  }

  @AfterEach
  void stopListening() {
    ROOT.removeHandler(handler);
    ROOT.setLevel(null);
  }

  @Test
  void saysNothingOfTheContent() {
    SampleAdmission away =
        admission(CompletableFuture.failedFuture(new IllegalStateException(CONTENT)));
    SampleAdmission there = admission(CompletableFuture.completedFuture(null));

    for (SampleAdmission admission : List.of(away, there)) {
      admission.admit(request("a", "tinyvlm", "one"));
      admission.admit(request("b", "unknown-" + CONTENT, "one"));
      admission.admit(request("c", "tinyvlm", CONTENT + "0"));
    }

    assertThat(lines).isNotEmpty().noneMatch(line -> line.contains(CONTENT));
  }

  private static SampleAdmission admission(CompletableFuture<Void> answer) {
    return new SampleAdmission(
        new TargetChoice(List.of("tinyvlm"), List.of()),
        TaskClassDecision.WITHOUT_RULES,
        new Budget(
            new BudgetLimits(1, Map.of(), 100, OptionalDouble.empty(), 16, 10),
            List.of("tinyvlm"),
            () -> 0),
        new AskCost(800, 12),
        new RedactingSampleLog(
            sample -> answer, new Redactor(Finders.secrets(), true, new Uncounted())),
        new Uncounted());
  }

  private static ServedRequest request(String id, String target, String option) {
    return new ServedRequest(
        new Origin(
            "mirror", id, false, Instant.EPOCH, "tenant-" + CONTENT, "/" + CONTENT, null, target),
        "model-" + CONTENT,
        List.of(new Message(Role.USER, List.of(new TextPart("q " + CONTENT, false)))),
        List.of(),
        List.of(new Option("A", CONTENT), new Option("B", option)),
        CONTENT);
  }

  private static final class Uncounted implements AdmissionCounts, RedactionCounts {

    @Override
    public void sampledOut(String source, SampledOutCause cause) {}

    @Override
    public void ingested(String source) {}

    @Override
    public void taskClass(TaskClassBasis basis) {}

    @Override
    public void refused(RefusalCause cause) {}

    @Override
    public void unkeyed() {}

    @Override
    public void redacted(String kind, long count) {}

    @Override
    public void systemPromptsDropped(long count) {}
  }
}
