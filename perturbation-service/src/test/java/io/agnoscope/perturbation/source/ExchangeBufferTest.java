package io.agnoscope.perturbation.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.perturbation.traffic.Origin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ExchangeBufferTest {

  private static final Duration WAIT = Duration.ofSeconds(60);
  private static final ServedAnswer ANSWER = new ServedAnswer.Text("B");

  private final SettableClock clock = new SettableClock();
  private final List<ExchangeEnding> endings = new ArrayList<>();
  private final ExchangeBuffer<String> buffer = buffer(10_000);

  @Test
  void joinsARequestWithItsResponse() {
    assertThat(buffer.add(request("a", 10), "1")).isEmpty();
    assertThat(buffer.add(response("b"), "2")).isEmpty();

    assertThat(buffer.add(response("a"), "3"))
        .singleElement()
        .isInstanceOfSatisfying(
            Settled.Request.class,
            joined -> {
              assertThat(joined.request().origin().id()).isEqualTo("a");
              assertThat(joined.answer()).isEqualTo(ANSWER);
              assertThat(joined.handles()).isEqualTo(List.of("1", "3"));
            });
    assertThat(endings).containsExactly(ExchangeEnding.JOINED);
  }

  @Test
  void joinsThemInEitherOrder() {
    assertThat(buffer.add(response("a"), "1")).isEmpty();

    assertThat(buffer.add(request("a", 10), "2"))
        .singleElement()
        .extracting(Settled::handles)
        .isEqualTo(List.of("1", "2"));
    assertThat(buffer.bytes()).isZero();
  }

  @Test
  void letsARequestGoOnAloneInTime() {
    buffer.add(request("a", 10), "1");
    clock.pass(WAIT.minusMillis(1));
    buffer.add(request("b", 10), "2");
    assertThat(buffer.due()).isEmpty();
    clock.pass(Duration.ofMillis(1));

    assertThat(buffer.due())
        .singleElement()
        .isInstanceOfSatisfying(
            Settled.Request.class,
            alone -> {
              assertThat(alone.request().origin().id()).isEqualTo("a");
              assertThat(alone.answer()).isEqualTo(new ServedAnswer.None(NoAnswer.ABSENT));
            });
    assertThat(endings).containsExactly(ExchangeEnding.REQUEST_ALONE);
  }

  @Test
  void countsAResponseThatNoRequestCameFor() {
    buffer.add(response("a"), "1");
    clock.pass(WAIT);

    assertThat(buffer.due()).singleElement().isInstanceOf(Settled.LoneResponse.class);
    assertThat(endings).containsExactly(ExchangeEnding.RESPONSE_ALONE);
  }

  @Test
  void letsTheOldestGoOnWhenThereIsNoMoreRoom() {
    buffer.add(request("a", 4_000), "1");
    buffer.add(request("b", 4_000), "2");

    assertThat(buffer.add(request("c", 4_000), "3"))
        .singleElement()
        .extracting(Settled::handles)
        .isEqualTo(List.of("1"));
    assertThat(endings).containsExactly(ExchangeEnding.REQUEST_OVERFLOW);
  }

  @Test
  void letsARequestThatNeverFitsGoOnAtOnceAndNoOther() {
    buffer.add(request("a", 10), "1");

    assertThat(buffer.add(request("b", 10_001), "2"))
        .singleElement()
        .extracting(Settled::handles)
        .isEqualTo(List.of("2"));
    assertThat(buffer.add(response("a"), "3")).hasSize(1);
  }

  @Test
  void isDoneWithARepeatedEventWhenItIsDoneWithTheFirst() {
    buffer.add(request("a", 10), "1");
    assertThat(buffer.add(request("a", 10), "2")).isEmpty();

    assertThat(buffer.add(response("a"), "3"))
        .singleElement()
        .extracting(Settled::handles)
        .isEqualTo(List.of("1", "2", "3"));
  }

  @Test
  void givesEverythingAtTheStop() {
    buffer.add(request("a", 10), "1");
    buffer.add(response("b"), "2");

    assertThat(buffer.drain()).hasSize(2);
    assertThat(buffer.drain()).isEmpty();
    assertThat(buffer.bytes()).isZero();
    assertThat(endings)
        .containsExactly(ExchangeEnding.REQUEST_AT_STOP, ExchangeEnding.RESPONSE_AT_STOP);
  }

  /** Whatever comes in whatever order, every event comes out once, and the room is kept to. */
  @Property
  void everyEventComesOutOnce(
      @ForAll @Size(max = 200) List<@IntRange(max = 30) Integer> events,
      @ForAll @IntRange(min = 600, max = 8_000) int maxBytes) {
    ExchangeBuffer<String> small = buffer(maxBytes);
    Set<String> out = new HashSet<>();
    List<String> all = new ArrayList<>();
    List<Settled<String>> settled = new ArrayList<>();
    for (int event : events) {
      String handle = Integer.toString(all.size());
      all.add(handle);
      String id = Integer.toString(event / 2);
      settled.addAll(
          event % 2 == 0
              ? small.add(request(id, event * 50), handle)
              : small.add(response(id), handle));
      assertThat(small.bytes()).isBetween(0L, (long) maxBytes);
      if (event == 30) {
        clock.pass(WAIT);
        settled.addAll(small.due());
      }
    }
    settled.addAll(small.drain());
    settled.forEach(one -> one.handles().forEach(handle -> assertThat(out.add(handle)).isTrue()));
    assertThat(out).containsExactlyInAnyOrderElementsOf(all);
    assertThat(small.bytes()).isZero();
  }

  private ExchangeBuffer<String> buffer(long maxBytes) {
    return new ExchangeBuffer<>(maxBytes, WAIT, clock, endings::add, handle -> 0);
  }

  private InferenceEvent.Request request(String id, int bytes) {
    Origin origin = new Origin("kserve", id, false, clock.instant(), null, null, null, null);
    return new InferenceEvent.Request(new ExchangeKey("s", id), origin, new byte[bytes]);
  }

  private static InferenceEvent.Response response(String id) {
    return new InferenceEvent.Response(new ExchangeKey("s", id), ANSWER);
  }
}
