package io.agnoscope.inference.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.inference.Fixtures;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ModelGateTest {

  private static final Duration AT_ONCE = Duration.ZERO;

  private Instant now = Fixtures.NOW;
  private final ModelGate gate = new ModelGate(Duration.ofSeconds(30), () -> now);

  @Test
  void isOpenUntilTheModelIsAwayAndAgainWhenItIsBack() throws InterruptedException {
    assertThat(gate.await(AT_ONCE)).isTrue();
    gate.away();
    assertThat(gate.await(AT_ONCE)).isFalse();
    gate.back();
    assertThat(gate.await(AT_ONCE)).isTrue();
  }

  @Test
  void letsOneThroughNowAndThen() throws InterruptedException {
    gate.away();
    now = now.plusSeconds(29);
    gate.away();
    assertThat(gate.await(AT_ONCE)).isFalse();

    now = now.plusSeconds(1);

    assertThat(gate.await(AT_ONCE)).isTrue();
    assertThat(gate.await(AT_ONCE)).isFalse();
    assertThat(gate.closed()).isTrue();
  }

  @Test
  void wakesWhoWaits() throws Exception {
    gate.away();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Boolean> waiting = threads.submit(() -> gate.await(Duration.ofMinutes(1)));
      gate.back();
      assertThat(waiting.get()).isTrue();
    }
  }

  @Property(tries = 100)
  void pausesGrowToTenSecondsAndAreNeverNothing(@ForAll @IntRange(min = 1, max = 99) int inARow) {
    assertThat(Pauses.beyond(inARow))
        .isBetween(Duration.ofMillis(125), Duration.ofSeconds(10))
        .isLessThanOrEqualTo(Duration.ofMillis(250L << Math.min(20, inARow - 1)));
  }
}
