package io.agnoscope.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class ThreadReplacementsTest {
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final ThreadReplacements replacements = new ThreadReplacements(now::get);

  @Test
  void aFailureThatComesBackAtOnceIsNotReplacedForEver() {
    int allowed = 0;
    for (int i = 0; i < 100; i++) {
      allowed += replacements.allowed() ? 1 : 0;
    }

    assertThat(allowed).isEqualTo(20);
  }

  @Test
  void afterAQuietWhileReplacementsAreAllowedAgain() {
    while (replacements.allowed()) {
      now.updateAndGet(instant -> instant.plusMillis(1));
    }

    now.updateAndGet(instant -> instant.plus(Duration.ofMinutes(6)));

    assertThat(replacements.allowed()).isTrue();
  }
}
