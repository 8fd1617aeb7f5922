package io.agnoscope.inference.tinyvlm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.agnoscope.vlm.ComputeDevice;
import io.agnoscope.vlm.Prompt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls put together, with a network whose every batch is let through by hand. */
class BatcherTest {

  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);
  private static final Duration NO_DELAY = Duration.ZERO;
  private static final int BYTES = 1 << 20;

  private final Semaphore device = new Semaphore(0);
  private final BlockingQueue<List<Prompt>> begun = new LinkedBlockingQueue<>();
  private final List<Integer> queued = new CopyOnWriteArrayList<>(List.of(0));
  private final List<AutoCloseable> opened = new ArrayList<>();
  private final ExecutorService trials = Executors.newVirtualThreadPerTaskExecutor();
  private final Scorer scorer = scorer("one");

  @AfterEach
  void close() throws Exception {
    device.release(1000);
    for (AutoCloseable one : opened) {
      one.close();
    }
    trials.close();
  }

  @Test
  void asksOneTrialAloneWithoutWaiting() throws Exception {
    Batcher batcher = batcher(4, Duration.ofHours(1), 100);
    device.release();

    assertThat(ask(batcher, scorer, "a", 2).get(20, TimeUnit.SECONDS)).containsExactly("a0", "a1");
  }

  @Test
  void putsTogetherWhatWaitsWhileTheDeviceIsBusy() throws Exception {
    Batcher batcher = batcher(5, NO_DELAY, 100);
    busy(batcher);
    List<Future<List<String>>> others = new ArrayList<>();
    for (String trial : List.of("a", "b", "c")) {
      others.add(ask(batcher, scorer, trial, 2));
      queuedIs(others.size() * 2);
    }

    device.release(3);

    assertThat(others.get(0).get()).containsExactly("a0", "a1");
    assertThat(others.get(1).get()).containsExactly("b0", "b1");
    assertThat(others.get(2).get()).containsExactly("c0", "c1");
    // Four of five: a Trial's asks stay together.
    assertThat(begun).extracting(List::size).containsExactly(4, 2);
  }

  @Test
  void waitsForATrialThatIsAboutToAskButNotForLonger() throws Exception {
    Batcher batcher = batcher(8, Duration.ofHours(1), 100);
    try (Batcher.Place preparing = batcher.enter(1, 0, PATIENCE).orElseThrow()) {
      Future<List<String>> waiting = ask(batcher, scorer, "a", 2);
      queuedIs(2);
      assertThat(begun).isEmpty();

      Call call = preparing.ask(scorer, List.of(prompt("late"))).getFirst();
      device.release();

      assertThat(call.await(PATIENCE)).isPresent();
      assertThat(waiting.get()).hasSize(2);
    }
    assertThat(begun).extracting(List::size).containsExactly(3);

    Batcher hasty = batcher(8, Duration.ofMillis(1), 100);
    device.release();
    try (Batcher.Place never = hasty.enter(1, 0, PATIENCE).orElseThrow()) {
      assertThat(ask(hasty, scorer, "b", 1).get()).containsExactly("b0");
      assertThat(never).isNotNull();
    }
  }

  @Test
  void neverMixesCheckpoints() throws Exception {
    Batcher batcher = batcher(8, NO_DELAY, 100);
    Scorer another = scorer("another");
    busy(batcher);
    Future<List<String>> one = ask(batcher, scorer, "a", 1);
    queuedIs(1);
    Future<List<String>> two = ask(batcher, another, "b", 1);
    queuedIs(2);
    Future<List<String>> three = ask(batcher, scorer, "c", 1);
    queuedIs(3);

    device.release(3);

    assertThat(one.get()).containsExactly("a0");
    assertThat(two.get()).containsExactly("b0");
    assertThat(three.get()).containsExactly("c0");
    assertThat(begun)
        .extracting(batch -> batch.stream().map(Prompt::text).toList())
        .containsExactly(List.of("a0", "c0"), List.of("b0"));
  }

  @Test
  void splitsWhatIsLargerThanABatch() throws Exception {
    Batcher batcher = batcher(2, NO_DELAY, 3);
    device.release(3);

    assertThat(ask(batcher, scorer, "a", 5).get()).containsExactly("a0", "a1", "a2", "a3", "a4");
    assertThat(begun).extracting(List::size).containsExactly(2, 2, 1);
  }

  @Test
  void aTrialThatTheNetworkFailsOnFailsAlone() throws Exception {
    Batcher batcher = batcher(8, NO_DELAY, 100);
    busy(batcher);
    Future<List<String>> good = ask(batcher, scorer, "a", 2);
    queuedIs(2);
    Future<List<String>> bad = ask(batcher, scorer, "poison", 1);
    queuedIs(3);
    Future<List<String>> other = ask(batcher, scorer, "c", 1);
    queuedIs(4);

    device.release(10);

    assertThat(good.get()).containsExactly("a0", "a1");
    assertThat(other.get()).containsExactly("c0");
    assertThatThrownBy(bad::get)
        .hasRootCauseInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("the network failed on a Trial's asks");
    assertThat(ask(batcher, scorer, "after", 1).get()).containsExactly("after0");
  }

  @Test
  void whoLeavesIsNotComputed() throws Exception {
    Batcher batcher = batcher(8, NO_DELAY, 2);
    busy(batcher);
    try (Batcher.Place place = batcher.enter(1, 0, PATIENCE).orElseThrow()) {
      Call call = place.ask(scorer, List.of(prompt("left"))).getFirst();
      assertThat(call.await(0)).isEmpty();
    }
    queuedIs(0);
    Future<List<String>> next = ask(batcher, scorer, "next", 1);

    device.release(2);

    assertThat(next.get()).containsExactly("next0");
    assertThat(begun)
        .extracting(batch -> batch.stream().map(Prompt::text).toList())
        .containsExactly(List.of("next0"));
  }

  @Test
  void endsThoseWhoWaitWhenItIsClosed() throws Exception {
    Batcher batcher = batcher(8, NO_DELAY, 100);
    busy(batcher);
    Future<List<String>> waiting = ask(batcher, scorer, "a", 1);
    queuedIs(1);
    device.release();

    batcher.close();

    assertThatThrownBy(waiting::get).hasRootCauseMessage("the service ends");
    assertThatThrownBy(() -> ask(batcher, scorer, "b", 1).get())
        .hasRootCauseMessage("the service ends");
  }

  private void queuedIs(int asks) {
    await().atMost(Duration.ofSeconds(20)).until(() -> queued.getLast() == asks);
  }

  /** Occupies the device until one batch is let through. */
  private void busy(Batcher batcher) throws InterruptedException {
    trials.execute(() -> enterAndAsk(batcher, scorer, "busy", 1));
    assertThat(begun.poll(20, TimeUnit.SECONDS)).isNotNull();
  }

  private Future<List<String>> ask(Batcher batcher, Scorer of, String trial, int asks) {
    return trials.submit(() -> enterAndAsk(batcher, of, trial, asks));
  }

  private static List<String> enterAndAsk(Batcher batcher, Scorer of, String trial, int asks) {
    List<Prompt> prompts = IntStream.range(0, asks).mapToObj(i -> prompt(trial + i)).toList();
    try (Batcher.Place place = batcher.enter(asks, 10, PATIENCE).orElseThrow()) {
      List<String> answers = new ArrayList<>();
      for (Call call : place.ask(of, prompts)) {
        List<double[]> computed = call.await(PATIENCE).orElseThrow();
        for (int i = 0; i < computed.size(); i++) {
          assertThat(computed.get(i)).containsExactly(call.prompts.get(i).text().hashCode());
          answers.add(call.prompts.get(i).text());
        }
      }
      return answers;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Batcher batcher(int size, Duration delay, int queueAsks) {
    BatchEvents events =
        new BatchEvents() {
          @Override
          public void batch(Duration onDevice, int asks) {}

          @Override
          public void waited(Duration inQueue) {}

          @Override
          public void queued(int asks) {
            queued.add(asks);
          }

          @Override
          public void batchFailed() {}

          @Override
          public void late(String where, int asks) {}
        };
    Batcher batcher =
        new Batcher(
            new TinyVlmSettings(ComputeDevice.CPU, 1, size, delay, queueAsks, BYTES), events);
    opened.add(batcher);
    return batcher;
  }

  /** Answers each prompt with its text's hash. */
  private Scorer scorer(String name) {
    return new Scorer(
        prompts -> {
          begun.add(prompts);
          device.acquireUninterruptibly();
          if (prompts.stream().anyMatch(prompt -> prompt.text().contains("poison"))) {
            throw new UnsupportedOperationException(name);
          }
          return prompts.stream().map(prompt -> new double[] {prompt.text().hashCode()}).toList();
        },
        () -> {});
  }

  private static Prompt prompt(String text) {
    return new Prompt(null, text, List.of("yes", "no"));
  }
}
