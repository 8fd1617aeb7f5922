package io.agnoscope.trainer.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agnoscope.trainer.config.TrainerMetrics.RunOutcome;
import io.agnoscope.trainer.domain.run.Progress;
import io.agnoscope.trainer.domain.run.RunTrigger;
import io.agnoscope.trainer.domain.run.TrainerState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TrainerLoopTest {

  private static final RunTrigger AT_ONCE =
      new RunTrigger(1, Duration.ZERO, Duration.ofHours(1), Duration.ofHours(1));

  private final AtomicInteger examples = new AtomicInteger();
  private final FakeWork work = new FakeWork();
  private final TrainerLoop loop =
      new TrainerLoop(work, AT_ONCE, since -> examples.get(), InstantSource.system(), 0, false);

  @AfterEach
  void stop() {
    loop.close();
  }

  @Test
  void triesAgainUntilTheBrokerIsThere() {
    work.failures.set(1);

    loop.start();

    await().until(() -> loop.snapshot().ready());
    assertThat(loop.snapshot().state()).isInstanceOf(TrainerState.Waiting.class);
    assertThat(work.failures.get()).isZero();
  }

  @Test
  void aFailedRunIsShownAndEndsNothing() {
    work.outcome = RunOutcome.FAILED;
    examples.set(1);

    loop.start();

    await().until(() -> loop.snapshot().state() instanceof TrainerState.Failed);
    assertThat(loop.snapshot().lastRun()).isNotNull();
    assertThat(loop.snapshot().ready()).isTrue();
  }

  @Test
  void aPauseGivesUpTheRunAndAResumeWaitsAnew() {
    work.waitsForStop = true;
    examples.set(1);
    loop.start();
    await().until(() -> loop.snapshot().state() instanceof TrainerState.Training);

    loop.pause();

    await().until(() -> loop.snapshot().state() instanceof TrainerState.Paused);
    loop.resume();
    assertThat(loop.snapshot().state()).isInstanceOf(TrainerState.Waiting.class);
    assertThat(loop.snapshot().paused()).isFalse();
  }

  @Test
  void endsSoonThoughTheBrokerNeverComes() {
    work.waitsForBroker = true;
    loop.start();
    await().until(() -> work.waiting.getCount() == 0);

    long start = System.nanoTime();
    loop.close();

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
  }

  private static final class FakeWork implements TrainerLoop.Work {
    private final AtomicInteger failures = new AtomicInteger();
    private final CountDownLatch waiting = new CountDownLatch(1);
    private volatile RunOutcome outcome = RunOutcome.PROMOTED;
    private volatile boolean waitsForStop;
    private volatile boolean waitsForBroker;

    @Override
    public Instant prepare() {
      if (waitsForBroker) {
        waiting.countDown();
        try {
          if (!new CountDownLatch(1).await(1, TimeUnit.MINUTES)) {
            throw new TimeoutException("no broker");
          }
        } catch (InterruptedException e) {
          throw new InterruptException(e);
        }
      }
      if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        throw new TimeoutException("no broker");
      }
      return Instant.MIN;
    }

    @Override
    public RunReport run(BooleanSupplier stopped, Consumer<TrainerState> states) {
      states.accept(new TrainerState.Training(2, Instant.EPOCH, Progress.none(3)));
      if (waitsForStop) {
        await().until(stopped::getAsBoolean);
      }
      return new RunReport(
          2,
          null,
          "first",
          waitsForStop ? RunOutcome.STOPPED : outcome,
          "because",
          Instant.now(),
          Instant.now(),
          null,
          null);
    }
  }
}
