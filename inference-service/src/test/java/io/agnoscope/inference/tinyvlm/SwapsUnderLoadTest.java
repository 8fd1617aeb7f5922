package io.agnoscope.inference.tinyvlm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.agnoscope.inference.Fixtures;
import io.agnoscope.inference.answering.Ask;
import io.agnoscope.inference.answering.Reply;
import io.agnoscope.inference.checkpoint.Announcements;
import io.agnoscope.inference.checkpoint.CheckpointChooser;
import io.agnoscope.inference.checkpoint.Lease;
import io.agnoscope.inference.checkpoint.ModelSlot;
import io.agnoscope.inference.checkpoint.Serving;
import io.agnoscope.schemas.CheckpointEvent;
import io.agnoscope.schemas.CheckpointState;
import io.agnoscope.vlm.Checkpoint;
import io.agnoscope.vlm.ComputeDevice;
import io.agnoscope.vlm.TinyVlm;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import javax.management.JMException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fifty swaps of real weights while Trials are asked. Every checkpoint gives probabilities of its
 * own, so that an answer tells who gave it. Resident memory is logged and not judged: what else ran
 * in the JVM moves it by more than a model has.
 */
class SwapsUnderLoadTest {

  private static final Logger LOG = LoggerFactory.getLogger(SwapsUnderLoadTest.class);
  private static final int SWAPS = 50;
  private static final int SETTLED = 10;
  private static final int ROLLED_BACK = 7;
  private static final int TRIALS_AT_A_TIME = 8;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** What serves and what is kept: no Trial takes as long as to the next look. */
  private static final int MOST_AT_REST = 2;

  private static final List<Ask> VIEWS =
      List.of(
          Fixtures.ask(null, "Which is larger, 7 or 4?", List.of("4", "7")),
          Fixtures.ask(null, "It is 4. Which is larger, 7 or 4?", List.of("4", "7")),
          Fixtures.ask(null, "Which is larger, 7 or 4?", List.of("7", "4")));

  private final Path folder;
  private final List<TinyVlm> networks = new CopyOnWriteArrayList<>();
  private final TinyVlmSource source =
      new TinyVlmSource(
          new CheckpointReader(Optional.empty(), false),
          new TinyVlmSettings(ComputeDevice.CPU, 1, 16, Duration.ofMillis(2), 256, 64 << 20),
          BatchEvents.NONE,
          Clock.systemUTC(),
          this::load);
  private final ModelSlot slot = new ModelSlot("t", 0.25, PATIENCE);
  private final List<String> refusals = new ArrayList<>();
  private final CheckpointChooser chooser =
      new CheckpointChooser(
          new Announcements("t", Optional.empty()),
          source,
          slot,
          Duration.ZERO,
          java.time.InstantSource.system(),
          refusals::add);
  private final ReadWriteLock pause = new ReentrantReadWriteLock(true);
  private final AtomicBoolean ending = new AtomicBoolean();
  private final Queue<Answered> answered = new ConcurrentLinkedQueue<>();

  SwapsUnderLoadTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void loseNoTrialAndMixNoCheckpoints() throws Exception {
    Map<Integer, List<Reply>> expected = new HashMap<>();
    chooser.choose();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> workers = new ArrayList<>();
      for (int i = 0; i < TRIALS_AT_A_TIME; i++) {
        workers.add(threads.submit(this::work));
      }
      for (int swap = 1; swap <= SWAPS; swap++) {
        promote(swap);
        expected.put(swap, alone());
        awaitAnswersOf(swap);
        if (swap % SETTLED == 0) {
          await().atMost(PATIENCE).until(() -> inMemory() <= MOST_AT_REST);
          LOG.info("swap {} of {}: {}", swap, SWAPS, atRest());
        }
      }
      ending.set(true);
      int begun = 0;
      for (Future<Integer> worker : workers) {
        begun += worker.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      }
      assertThat(answered).hasSize(begun);
    }
    slot.close();

    assertThat(refusals).isEmpty();
    assertThat(answered.stream().map(Answered::version).distinct()).contains(1, SETTLED, SWAPS);
    answered.forEach(one -> one.assertGivenBy(expected));
    assertThat(networks).hasSize(1 + SWAPS + SWAPS / ROLLED_BACK);
    assertThat(inMemory()).isZero();
  }

  /** Every third goes through shadow first, every seventh is rolled back to and promoted again. */
  private void promote(int version) {
    CheckpointEvent event =
        CheckpointFolder.write(
            folder.resolve("checkpoint-" + version),
            "t",
            version,
            "swap-" + version,
            0.01f * version);
    if (version % 3 == 0) {
      choose(CheckpointEvent.newBuilder(event).setState(CheckpointState.SHADOW).build());
      assertThat(slot.candidate()).contains(new Serving("swap-" + version, version));
    }
    choose(event);
    assertThat(slot.current()).contains(new Serving("swap-" + version, version));
    if (version % ROLLED_BACK == 0) {
      int loads = networks.size();
      choose(CheckpointEvent.newBuilder(event).setState(CheckpointState.ROLLED_BACK).build());
      assertThat(slot.current()).contains(new Serving("swap-" + (version - 1), version - 1));
      assertThat(networks).hasSize(loads);
      choose(event);
    }
  }

  private TinyVlm load(Checkpoint checkpoint) {
    TinyVlm network = TinyVlm.load(checkpoint);
    networks.add(network);
    return network;
  }

  /** Networks that hold native arrays. */
  private long inMemory() {
    return networks.stream().filter(network -> network.nativeArrays() > 0).count();
  }

  private void choose(CheckpointEvent event) {
    chooser.apply(event);
    chooser.choose();
  }

  private List<Reply> alone() throws InterruptedException {
    try (Lease lease = slot.serving().orElseThrow()) {
      return lease.model().ask(VIEWS, Instant.MAX);
    }
  }

  private void awaitAnswersOf(int version) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(5))
        .until(() -> answered.stream().anyMatch(one -> Objects.equals(one.version, version)));
  }

  /** Between Trials: what those in hand allocate is no leak. */
  private Resident atRest() throws JMException {
    pause.writeLock().lock();
    try {
      return Resident.now();
    } finally {
      pause.writeLock().unlock();
    }
  }

  /** Trial after Trial, each asked twice as a Trial with a repeat is; how many were begun. */
  private int work() throws InterruptedException {
    int begun = 0;
    while (!ending.get()) {
      begun++;
      pause.readLock().lock();
      try (Lease lease = slot.serving().orElseThrow()) {
        List<Reply> replies = new ArrayList<>();
        replies.addAll(lease.model().ask(VIEWS, Instant.now().plus(PATIENCE)));
        replies.addAll(lease.model().ask(VIEWS, Instant.now().plus(PATIENCE)));
        answered.add(new Answered(lease.version(), replies));
      } finally {
        pause.readLock().unlock();
      }
    }
    return begun;
  }

  private record Answered(@Nullable Integer version, List<Reply> replies) {

    void assertGivenBy(Map<Integer, List<Reply>> expected) {
      List<Reply> once = version == null ? null : expected.get(version);
      for (int i = 0; i < replies.size(); i++) {
        assertThat(replies.get(i)).isInstanceOf(Reply.Distribution.class);
        if (once != null) {
          assertThat(first(replies.get(i)))
              .isCloseTo(first(once.get(i % VIEWS.size())), within(1e-5));
        }
      }
    }

    private static double first(Reply reply) {
      return ((Reply.Distribution) reply).probabilities().getFirst();
    }
  }
}
