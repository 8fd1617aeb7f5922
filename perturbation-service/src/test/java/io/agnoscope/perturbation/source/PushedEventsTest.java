package io.agnoscope.perturbation.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.perturbation.ingest.Refusal;
import io.agnoscope.perturbation.ingest.RefusalCause;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PushedEventsTest {

  private static final Duration WAIT = Duration.ofSeconds(60);

  private final FakeAdmission admission = new FakeAdmission();
  private final Counted counts = new Counted();
  private final SettableClock clock = new SettableClock();
  private final PushedEvents events = events(100_000);

  @Test
  void takesBothHalvesAsOne() {
    assertThat(events.take(Exchanges.request("a"))).isEmpty();
    assertThat(admission.admitted).isEmpty();
    assertThat(events.take(Exchanges.response("a"))).isEmpty();

    assertThat(admission.admitted)
        .singleElement()
        .satisfies(request -> {
          assertThat(request.servedAnswer()).isEqualTo("a cat");
          assertThat(request.origin().route()).isEqualTo("shop/vlm");
        });
    assertThat(counts.all).containsExactly("kserve joined", "kserve kept", "kserve answered");
  }

  @Test
  void takesARequestAloneInTime() {
    events.take(Exchanges.request("a"));
    clock.pass(WAIT);
    events.sweep();

    assertThat(admission.admitted).singleElement().extracting("servedAnswer").isNull();
    assertThat(counts.all)
        .containsExactly("kserve request-alone", "kserve kept", "kserve unanswered absent");
  }

  @Test
  void letsTheOldestRequestGoOnWhenThereIsNoMoreRoom() {
    PushedEvents small = events(1_500);
    small.take(Exchanges.request("a"));
    small.take(Exchanges.request("b"));
    small.take(Exchanges.request("c"));

    assertThat(admission.admitted).isNotEmpty().first().extracting("origin.id").isEqualTo("a");
    assertThat(counts.all).contains("kserve request-overflow", "kserve kept");
  }

  @Test
  void keepsARequestThatTheBrokerDidNotTake() {
    admission.failures.set(1);
    events.take(Exchanges.request("a"));

    assertThat(events.take(Exchanges.response("a")))
        .get()
        .extracting(Refusal::cause)
        .isEqualTo(RefusalCause.BROKER_AWAY);
    assertThat(events.take(Exchanges.response("a"))).isEmpty();
    assertThat(admission.admitted).singleElement().extracting("servedAnswer").isEqualTo("a cat");
  }

  @Test
  void triesALoneRequestAgainThatTheBrokerDidNotTake() {
    admission.failures.set(1);
    events.take(Exchanges.request("a"));
    clock.pass(WAIT);
    events.sweep();
    assertThat(admission.admitted).isEmpty();
    clock.pass(WAIT);
    events.sweep();

    assertThat(admission.admitted).hasSize(1);
  }

  @Test
  void saysWhatIsWrongWithARequestOnceItIsWhole() {
    admission.refusal = new Refusal(RefusalCause.UNKNOWN_TARGET, "none");
    events.take(Exchanges.request("a"));

    assertThat(events.take(Exchanges.response("a")))
        .get()
        .extracting(Refusal::cause)
        .isEqualTo(RefusalCause.UNKNOWN_TARGET);
  }

  @Test
  void takesWhatWaitsAtTheStop() {
    events.take(Exchanges.request("a"));
    events.take(Exchanges.response("b"));
    events.stop(Duration.ofSeconds(1));

    assertThat(admission.admitted).singleElement().extracting("servedAnswer").isNull();
    assertThat(counts.all).contains("kserve request-at-stop", "kserve response-at-stop");
  }

  private PushedEvents events(long maxBytes) {
    ExchangeBuffer<Object> buffer =
        new ExchangeBuffer<>(
            maxBytes, WAIT, clock, ending -> counts.exchange("kserve", ending), handle -> 0);
    InferenceEventReader reader = new InferenceEventReader("kserve", Exchanges.answers(), 100_000);
    return new PushedEvents(
        new EventIntake<>(
            "kserve", reader, buffer, Exchanges.intake(admission, counts), counts, clock));
  }
}
