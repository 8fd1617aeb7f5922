package io.agnoscope.perturbation.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.perturbation.ingest.Refusal;
import io.agnoscope.perturbation.ingest.RefusalCause;
import io.agnoscope.perturbation.ingest.RefusedException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AccessLogIntakeTest {

  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

  private final FakeAdmission admission = new FakeAdmission();
  private final Counted counts = new Counted();
  private final AccessLogIntake intake =
      new AccessLogIntake(
          new AccessLogReader(100_000),
          Exchanges.answers(),
          Exchanges.intake(admission, counts),
          counts);

  @Test
  void takesARequestWithWhatProductionAnswered() {
    assertThat(take(Exchanges.line("a"))).isInstanceOf(Taken.Sent.class);

    assertThat(admission.admitted)
        .singleElement()
        .satisfies(request -> {
          assertThat(request.origin().id()).isEqualTo("a");
          assertThat(request.model()).isEqualTo("m");
          assertThat(request.servedAnswer()).isEqualTo("a cat");
        });
    assertThat(counts.all).containsExactly("access-log kept", "access-log answered");
  }

  @Test
  void takesARequestWithoutAnAnswerToo() {
    take("{\"id\": \"a\", \"response\": \"oops\", \"request\": " + Exchanges.REQUEST + "}");

    assertThat(admission.admitted).singleElement().extracting("servedAnswer").isNull();
    assertThat(counts.all).containsExactly("access-log kept", "access-log unanswered unknown-form");
  }

  @Test
  void leavesOutBeforeReading() {
    admission.sampledOutId = "a";

    assertThat(take("{\"id\": \"a\", \"request\": \"not read\"}"))
        .isEqualTo(new Taken.PassedOver(SourceOutcome.SAMPLED_OUT));
    assertThat(counts.all).containsExactly("access-log sampled-out");
  }

  @Test
  void passesOverOtherApis() {
    assertThat(take("{\"path\": \"/v1/embeddings\", \"request\": {\"input\": \"q\"}}"))
        .isEqualTo(new Taken.PassedOver(SourceOutcome.UNSUPPORTED));
  }

  @Test
  void refusesWhatIsNoRequest() {
    assertThat(take("{\"id\": \"a\", \"request\": {\"messages\": 7}}"))
        .isInstanceOfSatisfying(
            Taken.Refused.class, refused -> assertThat(refused.sampleId()).isEqualTo("a"));
    assertThat(counts.all).containsExactly("refused malformed-field", "access-log refused");
  }

  @Test
  void doesNotNameARequestThatHasNoName() {
    assertThat(take("{\"request\": {\"messages\": 7}}"))
        .isInstanceOfSatisfying(
            Taken.Refused.class, refused -> assertThat(refused.sampleId()).isNull());
  }

  @Test
  void leavesTheCountOfARefusalToWhoeverRefused() {
    admission.refusal = new Refusal(RefusalCause.UNKNOWN_TARGET, "none");

    assertThat(take(Exchanges.line("a"))).isInstanceOf(Taken.Refused.class);
    assertThat(counts.all).containsExactly("access-log refused");
  }

  @Test
  void tellsAnOutageFromARefusalThatComesLate() {
    admission.failures.set(2);
    take(Exchanges.line("a"));
    admission.failure = new RefusedException(RefusalCause.SAMPLE_TOO_LARGE, "large");
    take(Exchanges.line("a"));

    assertThat(counts.all).containsExactly("access-log not-kept", "access-log refused");
  }

  private Taken take(String line) {
    return intake.take(line.getBytes(StandardCharsets.UTF_8), AT);
  }
}
