package io.agnoscope.scoring.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class RecentlyTest {
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-03-01T12:00:00Z"));
  private final AtomicInteger readings = new AtomicInteger();
  private final Recently recently = new Recently(Duration.ofSeconds(1), now::get);

  @Test
  void theSameQuestionIsReadOnceAMoment() {
    assertThat(ask("a")).isEqualTo(1);
    pass(999);
    assertThat(ask("a")).isEqualTo(1);
    pass(1);
    assertThat(ask("a")).isEqualTo(2);
  }

  @Test
  void anotherQuestionHasItsOwnAnswer() {
    assertThat(ask("a")).isEqualTo(1);
    assertThat(ask("b")).isEqualTo(2);
    assertThat(ask("a")).isEqualTo(1);
  }

  @Test
  void thatThereIsNoAnswerIsKeptForAsLong() {
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() ->
              recently.answer(
                  "a",
                  () -> {
                    readings.incrementAndGet();
                    throw new NotReadyException("partition 2");
                  }))
          .isInstanceOf(NotReadyException.class)
          .hasMessage("partition 2");
    }
    assertThat(readings).hasValue(1);

    pass(1000);
    assertThat(ask("a")).isEqualTo(2);
  }

  @Test
  void aDefectIsNotKept() {
    assertThatThrownBy(() ->
            recently.answer(
                "a",
                () -> {
                  throw new IllegalStateException("a defect");
                }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(ask("a")).isEqualTo(1);
  }

  @Test
  void whatIsKeptIsBounded() {
    for (int i = 0; i < 1_000; i++) {
      ask("question " + i);
    }

    assertThat(recently.size()).isLessThanOrEqualTo(33);
  }

  private int ask(String question) {
    return recently.answer(question, readings::incrementAndGet);
  }

  private void pass(long millis) {
    now.updateAndGet(at -> at.plusMillis(millis));
  }
}
