package io.agnoscope.trainer.domain.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
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

    RunTrigger.Next next = trigger.next(500, START, endedBeforeTheStart, false, START);

    assertThat(next.notBefore()).isEqualTo(START.plus(Duration.ofMinutes(14)));
  }

  @Test
  void triesAgainSoonAfterARejection() {
    Instant ended = START.plus(Duration.ofMinutes(5));

    assertThat(trigger.next(500, START, ended, true, ended.plusSeconds(59)).due()).isFalse();
    assertThat(trigger.next(500, START, ended, true, ended.plusSeconds(60)).due()).isTrue();
    assertThat(trigger.next(199, START, ended, true, ended.plusSeconds(60)).due()).isFalse();
  }

  private boolean dueAt(int examples, Instant lastEnded, Duration sinceStart) {
    return trigger.next(examples, START, lastEnded, false, START.plus(sinceStart)).due();
  }
}
