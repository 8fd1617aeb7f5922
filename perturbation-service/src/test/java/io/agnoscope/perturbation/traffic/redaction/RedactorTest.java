package io.agnoscope.perturbation.traffic.redaction;

import static io.agnoscope.perturbation.traffic.redaction.Fixtures.SECRET;
import static io.agnoscope.perturbation.traffic.redaction.Fixtures.sample;
import static io.agnoscope.perturbation.traffic.redaction.Fixtures.text;
import static io.agnoscope.perturbation.traffic.redaction.Fixtures.turn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agnoscope.perturbation.ingest.Refusal;
import io.agnoscope.perturbation.ingest.RefusalCause;
import io.agnoscope.perturbation.ingest.RefusedException;
import io.agnoscope.schemas.Message;
import io.agnoscope.schemas.Option;
import io.agnoscope.schemas.Role;
import io.agnoscope.schemas.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RedactorTest {

  private static final List<Message> MESSAGES =
      List.of(
          turn(Role.SYSTEM, "system " + SECRET),
          turn(Role.DEVELOPER, "developer"),
          turn(Role.USER, "my key is " + SECRET));

  private final Fixtures.Counts counts = new Fixtures.Counts();
  private final Redactor redactor = new Redactor(Finders.secrets(), true, counts);

  @Test
  void redactsEveryTextAndDropsTheSystemPromptsOfTraffic() throws RefusedException {
    Sample sample =
        sample("mirror", MESSAGES, new Option("A", "is " + SECRET), new Option("B", "other"));
    sample.setServedAnswer("the key " + SECRET);
    String before = sample.toString();

    Sample redacted = redactor.redact(sample);

    assertThat(redacted.toString()).doesNotContain(SECRET);
    assertThat(redacted.getMessages())
        .singleElement()
        .satisfies(message -> {
          assertThat(message.getRole()).isEqualTo(Role.USER);
          assertThat(text(message)).isEqualTo("my key is [redacted]");
        });
    assertThat(redacted.getOptions().getFirst().getText()).isEqualTo("is [redacted]");
    assertThat(redacted.getServedAnswer()).isEqualTo("the key [redacted]");
    assertThat(redacted.getId()).isEqualTo("id");
    assertThat(sample.toString()).isEqualTo(before);
    assertThat(counts.dropped).isEqualTo(2);
    assertThat(counts.redacted).containsEntry("secret", 3L);
  }

  @Test
  void leavesTheSystemPromptsOfUploads() throws RefusedException {
    Sample redacted = redactor.redact(sample("file", MESSAGES));

    assertThat(redacted.getMessages()).hasSize(3);
    assertThat(text(redacted.getMessages().getFirst())).isEqualTo("system [redacted]");
    assertThat(counts.dropped).isZero();
  }

  @Test
  void keepsSystemPromptsWhenToldTo() throws RefusedException {
    Sample redacted =
        new Redactor(Finders.secrets(), false, counts).redact(sample("mirror", MESSAGES));

    assertThat(redacted.getMessages()).hasSize(3);
  }

  @Test
  void leavesProbesAsTheyAre() throws RefusedException {
    Sample probe = sample("probe", MESSAGES);

    assertThat(redactor.redact(probe)).isSameAs(probe);
  }

  @Test
  void refusesOptionsThatWouldBecomeTheSame() {
    Sample sample =
        sample("mirror", MESSAGES, new Option("A", SECRET), new Option("B", SECRET + "0"));

    assertThatThrownBy(() -> redactor.redact(sample))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused ->
                assertThat(refused.refusal().cause()).isEqualTo(RefusalCause.REDACTION_COLLISION));
  }

  @Test
  void takesOptionsThatWereTheSameAlready() throws RefusedException {
    Sample sample = sample("mirror", MESSAGES, new Option("A", "one"), new Option("B", "one"));

    assertThat(redactor.redact(sample).getOptions()).hasSize(2);
  }

  @Test
  void standsInFrontOfALog() {
    List<Sample> kept = new ArrayList<>();
    RedactingSampleLog log =
        new RedactingSampleLog(
            sample -> {
              kept.add(sample);
              return CompletableFuture.completedFuture(null);
            },
            redactor);

    assertThat(log.append(sample("mirror", MESSAGES))).isCompleted();
    assertThat(kept).singleElement().extracting(Object::toString).asString().doesNotContain(SECRET);
    var refused =
        log.append(
            sample("mirror", MESSAGES, new Option("A", SECRET), new Option("B", SECRET + "0")));
    assertThat(RefusedException.in(refused))
        .map(Refusal::cause)
        .contains(RefusalCause.REDACTION_COLLISION);
    assertThat(kept).hasSize(1);
  }
}
