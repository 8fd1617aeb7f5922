package io.agnoscope.trainer.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agnoscope.trainer.config.TrainerMetrics.RunOutcome;
import io.agnoscope.trainer.domain.run.Order;
import io.agnoscope.trainer.domain.run.Progress;
import io.agnoscope.trainer.domain.run.RunCause;
import io.agnoscope.trainer.domain.run.RunTrigger;
import io.agnoscope.trainer.domain.run.TrainerState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TrainerLoopTest {

  private static final RunCause LEFT = RunCause.operator("an earlier life");
  private static final RunTrigger AT_ONCE =
      new RunTrigger(1, Duration.ZERO, Duration.ofHours(1), Duration.ofHours(1));

  private final AtomicInteger examples = new AtomicInteger();
  private final FakeWork work = new FakeWork();
  private final TrainerLoop loop = new TrainerLoop(work, AT_ONCE, InstantSource.system(), 0, false);

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

    loop.pause("Ana");

    await().until(() -> loop.snapshot().state().equals(new TrainerState.Paused("Ana")));
    loop.resume();
    assertThat(loop.snapshot().state()).isInstanceOf(TrainerState.Waiting.class);
    assertThat(loop.snapshot().paused()).isFalse();
  }

  @Test
  void finishesWhatAnEarlierLifeLeftBeforeAnythingElse() {
    work.leftUnfinished = true;
    examples.set(1);

    loop.start();

    await().until(() -> loop.snapshot().lastRun() != null);
    assertThat(work.causes).containsExactly(LEFT);
  }

  @Test
  void theEndOfTheServiceSuspendsTheRun() {
    work.waitsForStop = true;
    examples.set(1);
    loop.start();
    await().until(() -> loop.snapshot().state() instanceof TrainerState.Training);

    loop.close();

    assertThat(work.stoppedBy.get()).isEqualTo(Order.SUSPEND);
  }

  @Test
  void startingOverGivesUpTheRunUnderWayAndBeginsAnother() {
    work.waitsForStop = true;
    examples.set(1);
    loop.start();
    await().until(() -> loop.snapshot().state() instanceof TrainerState.Training);

    loop.startOver("without api");

    await().until(() -> work.causes.contains(RunCause.operator("without api")));
    assertThat(work.stoppedBy.get()).isEqualTo(Order.GIVE_UP);
    await().until(() -> loop.snapshot().state() instanceof TrainerState.Training);
    assertThat(work.causes).hasSize(2);
  }

  @Test
  void startsARunByHandWhateverTheTriggerSaysAndOneAtATime() {
    work.waitsForStop = true;
    assertThat(loop.train("too soon", OptionalLong.empty()))
        .hasValueSatisfying(why -> assertThat(why).contains("starting"));
    loop.start();
    await().until(() -> loop.train("let us see", OptionalLong.of(7)).isEmpty());

    await().until(() -> loop.snapshot().state() instanceof TrainerState.Training);

    assertThat(work.causes).containsExactly(RunCause.operator("let us see"));
    assertThat(work.seeds).containsExactly(OptionalLong.of(7));
    assertThat(loop.train("another", OptionalLong.empty())).contains("a run is under way");
    loop.pause("Ana");
    await().until(() -> loop.snapshot().state() instanceof TrainerState.Paused);
    assertThat(work.stoppedBy.get()).isEqualTo(Order.GIVE_UP);
    assertThat(loop.train("another", OptionalLong.empty()))
        .hasValueSatisfying(why -> assertThat(why).contains("paused"));
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

  private final class FakeWork implements TrainerLoop.Work {
    private final List<RunCause> causes = new CopyOnWriteArrayList<>();
    private final List<OptionalLong> seeds = new CopyOnWriteArrayList<>();
    private final AtomicReference<@Nullable Order> stoppedBy = new AtomicReference<>();
    private volatile boolean leftUnfinished;
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
    public Optional<RunReport> resume(Supplier<Order> orders, Consumer<TrainerState> states) {
      return leftUnfinished
          ? Optional.of(run(LEFT, OptionalLong.empty(), orders, states))
          : Optional.empty();
    }

    @Override
    public RunTrigger.News news(Instant since) {
      return new RunTrigger.News(examples.get(), Optional.empty());
    }

    @Override
    public RunReport run(
        RunCause cause, OptionalLong seed, Supplier<Order> orders, Consumer<TrainerState> states) {
      causes.add(cause);
      seeds.add(seed);
      states.accept(new TrainerState.Training(2, Instant.EPOCH, cause, Progress.after(0, 3)));
      if (waitsForStop) {
        await().until(() -> orders.get() != Order.GO_ON);
        stoppedBy.set(orders.get());
      }
      return new RunReport(
          2,
          null,
          "first",
          cause,
          waitsForStop ? RunOutcome.STOPPED : outcome,
          "because",
          Instant.now(),
          Instant.now(),
          null,
          null);
    }
  }
}
