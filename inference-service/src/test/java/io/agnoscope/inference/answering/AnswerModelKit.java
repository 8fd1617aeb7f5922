package io.agnoscope.inference.answering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.agnoscope.schemas.ProbabilityKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link AnswerModel} must do, whatever it stands for. A test of one extends this and
 * says how to make it.
 */
public abstract class AnswerModelKit {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** How late a model may be, on a machine that is busy with other tests. */
  private static final Duration SLACK = Duration.ofSeconds(5);

  private static final int THREADS = 8;

  private final List<AnswerModel> opened = new ArrayList<>();

  /** A model, ready to be asked. Called once or more in each test; what it gives is closed. */
  protected abstract AnswerModel open();

  /**
   * A model whose replies do not come for as long as it is open: its device is busy, its server
   * hangs. What it gives is closed.
   */
  protected abstract AnswerModel stalled();

  /** At least three asks that differ, and that the model can answer. */
  protected abstract List<Ask> answerable();

  /** Asks that the model cannot be asked, by the cause that it gives. */
  protected abstract Map<String, Ask> unanswerable();

  /** How far apart two probabilities of the same ask may be. */
  protected double noise() {
    return 1e-4;
  }

  @AfterEach
  final void closeModels() {
    opened.forEach(AnswerModel::close);
  }

  @Test
  final void namesItsWeightsAndItsPrompt() {
    AnswerModel model = model();

    assertThat(model.checkpoint()).isNotBlank();
    assertThat(model.promptVersion()).isNotBlank().doesNotContain("/");
  }

  @Test
  final void givesOneReplyPerAskInOrder() throws InterruptedException {
    AnswerModel model = model();
    List<Ask> asks = answerable();
    assertThat(asks).hasSizeGreaterThanOrEqualTo(3).doesNotHaveDuplicates();

    List<Reply> together = model.ask(asks, soon());
    List<Reply> reversed = model.ask(asks.reversed(), soon());

    assertThat(together).hasSameSizeAs(asks);
    assertSame(reversed.reversed(), together);
    for (int i = 0; i < asks.size(); i++) {
      assertSame(model.ask(List.of(asks.get(i)), soon()), List.of(together.get(i)));
    }
  }

  @Test
  final void givesNothingToNothing() throws InterruptedException {
    assertThat(model().ask(List.of(), soon())).isEmpty();
  }

  @Test
  final void saysTheSameAgain() throws InterruptedException {
    AnswerModel model = model();

    assertSame(model.ask(answerable(), soon()), model.ask(answerable(), soon()));
  }

  @Test
  final void answersInAFormThatFitsTheAsk() throws InterruptedException {
    List<Ask> asks = answerable();
    List<Reply> replies = model().ask(asks, soon());

    for (int i = 0; i < asks.size(); i++) {
      int choices = asks.get(i).choices().size();
      switch (replies.get(i)) {
        case Reply.Distribution distribution -> assertSound(distribution, choices);
        case Reply.Parsed parsed -> {
          assertThat(choices).isPositive();
          if (parsed.choice() != null) {
            assertThat(parsed.choice()).isBetween(0, choices - 1);
          }
        }
        case Reply.Written written -> {
          assertThat(choices).isZero();
          assertThat(written.text()).isNotNull();
        }
        case Reply.Unable unable -> throw new AssertionError("left unanswered: " + unable);
        case Reply.NotNow notNow -> throw new AssertionError("put off: " + notNow);
      }
    }
  }

  @Test
  final void saysOfEachAskThatItCannotAnswerWhy() throws InterruptedException {
    AnswerModel model = model();
    Ask good = answerable().getFirst();

    for (Map.Entry<String, Ask> one : unanswerable().entrySet()) {
      List<Reply> replies = model.ask(List.of(good, one.getValue(), good), soon());

      assertThat(replies.get(1))
          .isInstanceOfSatisfying(
              Reply.Unable.class,
              unable ->
                  assertThat(unable.cause()).isEqualTo(one.getKey()).matches("[a-z0-9-]{1,40}"));
      assertThat(replies.get(0)).isNotInstanceOf(Reply.Unable.class);
      assertSame(List.of(replies.get(2)), List.of(replies.get(0)));
    }
  }

  @Test
  final void answersManyTrialsAtOnce()
      throws InterruptedException, ExecutionException, TimeoutException {
    AnswerModel model = model();
    List<Ask> asks = answerable();
    List<Reply> expected = model.ask(asks, soon());

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<Reply>>> calls =
          IntStream.range(0, THREADS)
              .mapToObj(i -> threads.submit(() -> model.ask(turned(asks, i), soon())))
              .toList();
      for (int i = 0; i < THREADS; i++) {
        assertSame(
            calls.get(i).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS), turned(expected, i));
      }
    }
  }

  @Test
  final void returnsByItsDeadline() throws InterruptedException {
    AnswerModel model = remember(stalled());
    for (Duration wait : List.of(Duration.ofMillis(150), Duration.ZERO, Duration.ofHours(-1))) {
      Instant began = Instant.now();

      List<Reply> replies = model.ask(answerable(), began.plus(wait));

      assertThat(Duration.between(began, Instant.now())).isLessThan(SLACK);
      assertThat(replies)
          .hasSameSizeAs(answerable())
          .allSatisfy(reply ->
              assertThat(reply)
                  .isInstanceOfSatisfying(
                      Reply.Unable.class,
                      unable -> assertThat(unable.cause()).isEqualTo(AnswerModel.DEADLINE)));
    }
  }

  @Test
  final void endsWhenItIsInterrupted() throws InterruptedException {
    AnswerModel model = remember(stalled());
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    Thread trial =
        Thread.ofVirtual()
            .start(() -> {
              try {
                model.ask(answerable(), soon());
                interrupted.complete(false);
              } catch (InterruptedException e) {
                interrupted.complete(true);
              } catch (RuntimeException e) {
                interrupted.completeExceptionally(e);
              }
            });

    await()
        .atMost(SLACK)
        .until(() ->
            trial.getState() == Thread.State.WAITING
                || trial.getState() == Thread.State.TIMED_WAITING);
    trial.interrupt();

    assertThat(trial.join(SLACK)).isTrue();
    assertThat(interrupted).isCompletedWithValue(true);
  }

  @Test
  final void canBeAskedUntilItIsClosed() throws InterruptedException {
    AnswerModel model = model();
    model.ask(answerable(), soon());
    model.ask(answerable(), soon());

    model.close();

    assertThatCode(model::close).doesNotThrowAnyException();
    assertThatIllegalStateException().isThrownBy(() -> model.ask(answerable(), soon()));
  }

  private void assertSame(List<Reply> replies, List<Reply> expected) {
    assertThat(replies).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      Reply reply = replies.get(i);
      if (expected.get(i) instanceof Reply.Distribution wanted
          && reply instanceof Reply.Distribution found) {
        assertThat(found.kind()).isEqualTo(wanted.kind());
        assertThat(found.missingMass()).isCloseTo(wanted.missingMass(), within(noise()));
        assertThat(found.probabilities()).hasSameSizeAs(wanted.probabilities());
        for (int option = 0; option < wanted.probabilities().size(); option++) {
          assertThat(found.probabilities().get(option))
              .isCloseTo(wanted.probabilities().get(option), within(noise()));
        }
      } else {
        assertThat(reply).isEqualTo(expected.get(i));
      }
    }
  }

  private static void assertSound(Reply.Distribution distribution, int choices) {
    assertThat(distribution.probabilities()).hasSize(choices);
    assertThat(distribution.probabilities()).allSatisfy(p -> assertThat(p).isBetween(0.0, 1.0));
    assertThat(distribution.missingMass()).isBetween(0.0, 1.0);
    assertThat(distribution.probabilities().stream().mapToDouble(Double::doubleValue).sum())
        .isCloseTo(1 - distribution.missingMass(), within(1e-6));
    switch (distribution.kind()) {
      case EXACT -> assertThat(distribution.missingMass()).isZero();
      case TOP_K -> assertThat(distribution.kind()).isEqualTo(ProbabilityKind.TOP_K);
      default -> throw new AssertionError("no kind of a distribution: " + distribution.kind());
    }
  }

  private AnswerModel model() {
    return remember(open());
  }

  private AnswerModel remember(AnswerModel model) {
    opened.add(model);
    return model;
  }

  private static <T> List<T> turned(List<T> list, int by) {
    int at = by % list.size();
    List<T> turned = new ArrayList<>(list.subList(at, list.size()));
    turned.addAll(list.subList(0, at));
    return turned;
  }

  private static Instant soon() {
    return Instant.now().plus(PATIENCE);
  }
}
