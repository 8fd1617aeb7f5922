package io.agnoscope.trainer.domain.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunTriggerTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final RunTrigger trigger =
      new RunTrigger(200, Duration.ofMinutes(2), Duration.ofMinutes(15), Duration.ofMinutes(1));

  @Test
  void waitsForExamplesAndForTheWarmUp() {
    assertThat(dueAt(200, Instant.MIN, Duration.ofMinutes(1))).isFalse();
    assertThat(dueAt(199, Instant.MIN, Duration.ofMinutes(3))).isFalse();
    assertThat(dueAt(200, Instant.MIN, Duration.ofMinutes(2))).isTrue();
  }

  @Test
  void coolsDownAfterARun() {
    Instant ended = START.plus(Duration.ofMinutes(5));

    assertThat(dueAt(500, ended, Duration.ofMinutes(19))).isFalse();
    assertThat(dueAt(500, ended, Duration.ofMinutes(20))).isTrue();
  }

  @Test
  void aRestartDoesNotCutTheCooldownShort() {
    Instant endedBeforeTheStart = START.minus(Duration.ofMinutes(1));

    RunTrigger.Next next = trigger.next(news(500), START, endedBeforeTheStart, false, START);

    assertThat(next.notBefore()).isEqualTo(START.plus(Duration.ofMinutes(14)));
  }

  @Test
  void triesAgainSoonAfterARejection() {
    Instant ended = START.plus(Duration.ofMinutes(5));

    assertThat(trigger.next(news(500), START, ended, true, ended.plusSeconds(59)).due()).isFalse();
    assertThat(trigger.next(news(500), START, ended, true, ended.plusSeconds(60)).due()).isTrue();
    assertThat(trigger.next(news(199), START, ended, true, ended.plusSeconds(60)).due()).isFalse();
  }

  @Test
  void anAlertNeedsNoExamplesButWaitsAsAnyOther() {
    Instant ended = START.plus(Duration.ofMinutes(5));
    RunTrigger.News alert = new RunTrigger.News(3, Optional.of("it got worse"));

    RunTrigger.Next cooling =
        trigger.next(alert, START, ended, false, ended.plus(Duration.ofMinutes(14)));
    RunTrigger.Next cooled =
        trigger.next(alert, START, ended, false, ended.plus(Duration.ofMinutes(15)));

    assertThat(cooling.due()).isFalse();
    assertThat(cooled.due()).isTrue();
    assertThat(cooled.cause()).isEqualTo(RunCause.alert("it got worse"));
    assertThat(trigger.next(news(200), START, ended, false, START).cause().kind())
        .isEqualTo(RunCause.Kind.HARD_EXAMPLES);
  }

  private static RunTrigger.News news(int examples) {
    return new RunTrigger.News(examples, Optional.empty());
  }

  private boolean dueAt(int examples, Instant lastEnded, Duration sinceStart) {
    return trigger.next(news(examples), START, lastEnded, false, START.plus(sinceStart)).due();
  }
}
