package io.agnoscope.inference.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.openai.models.chat.completions.ChatCompletionCreateParams;
import io.agnoscope.inference.answering.AnswerModel;
import io.agnoscope.inference.answering.Reply;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Tries, waits and the breaker, in a time that only passes where somebody waits. */
class LineTest {

  private static final int CONCURRENCY = 4;
  private static final Attempt SAID = new Attempt.Said(new Completion("B", List.of(), 0, 0));
  private static final Attempt BUSY = new Attempt.Gone(Away.SERVER_ERROR, 503, Duration.ZERO);

  private final VirtualClock clock = new VirtualClock();
  private final Instant began = clock.instant();
  private final Setup.Seen seen = new Setup.Seen();
  private final Deque<Attempt> script = new ConcurrentLinkedDeque<>();
  private final List<Instant> sent = new CopyOnWriteArrayList<>();
  private final List<Duration> timeouts = new CopyOnWriteArrayList<>();
  private Duration answerTakes = Duration.ZERO;
  private volatile CountDownLatch hold = new CountDownLatch(0);

  @Test
  void waitsAsLongAsTheServerAsksAndTriesAgain() throws InterruptedException {
    script.add(new Attempt.Gone(Away.THROTTLED, 429, Duration.ofSeconds(2)));
    script.add(SAID);

    assertThat(send(line(3, OptionalInt.empty()))).isInstanceOf(Heard.Said.class);
    assertThat(sent).hasSize(2);
    assertThat(Duration.between(sent.get(0), sent.get(1)))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void putsOffWhatIsLongerThanItsPatience() throws InterruptedException {
    script.add(new Attempt.Gone(Away.THROTTLED, 429, Duration.ofSeconds(20)));

    assertThat(send(line(3, OptionalInt.empty())))
        .isEqualTo(new Heard.Not(new Reply.NotNow("throttled", Duration.ofSeconds(20))));
    assertThat(clock.instant()).isEqualTo(began);
  }

  @Test
  void opensAfterOutagesInARowAndClosesByOneThatSucceeds() throws InterruptedException {
    Line line = line(3, OptionalInt.empty());
    for (int i = 0; i < 4; i++) {
      script.add(BUSY);
    }
    send(line);
    send(line);
    assertThat(sent).hasSize(3);
    assertThat(cause(send(line))).isEqualTo("breaker-open");
    assertThat(sent).hasSize(3);

    clock.pass(Duration.ofMinutes(1));
    send(line);
    // Half open: one more is sent, and it is open again.
    assertThat(sent).hasSize(4);

    clock.pass(Duration.ofMinutes(1));
    script.add(SAID);
    script.add(SAID);
    assertThat(send(line)).isInstanceOf(Heard.Said.class);
    assertThat(send(line)).isInstanceOf(Heard.Said.class);
    assertThat(seen.events)
        .containsSubsequence(
            "breaker OPEN",
            "breaker HALF_OPEN",
            "breaker OPEN",
            "breaker HALF_OPEN",
            "breaker CLOSED");
  }

  @Test
  void aRefusalIsNoOutage() throws InterruptedException {
    Line line = line(2, OptionalInt.empty());
    for (int i = 0; i < 5; i++) {
      script.add(new Attempt.Refused(400));
      assertThat(cause(send(line))).isEqualTo("refused-by-model");
    }
    assertThat(sent).hasSize(5);
  }

  @Test
  void anAnswerBetweenOutagesKeepsTheBreakerClosed() throws InterruptedException {
    Line line = line(3, OptionalInt.empty());
    for (int i = 0; i < 5; i++) {
      script.add(BUSY);
      script.add(SAID);
      assertThat(send(line)).isInstanceOf(Heard.Said.class);
    }
    assertThat(seen.events).doesNotContain("breaker OPEN");
  }

  @Test
  void aRequestHasNoMoreTimeThanItsDeadline() throws InterruptedException {
    script.add(SAID);

    line(3, OptionalInt.empty()).send(this::request, 1, began.plusSeconds(2));

    assertThat(timeouts).containsExactly(Duration.ofSeconds(2));
  }

  @Test
  void nothingIsSentAfterTheDeadline() throws InterruptedException {
    assertThat(cause(line(3, OptionalInt.empty()).send(this::request, 1, began)))
        .isEqualTo(AnswerModel.DEADLINE);
    assertThat(sent).isEmpty();
  }

  @Test
  void whatIsCutShortByItsDeadlineIsNoOutage() throws InterruptedException {
    Line line = line(1, OptionalInt.empty());
    answerTakes = Duration.ofSeconds(1);
    script.add(new Attempt.Gone(Away.TIMEOUT, 0, Duration.ZERO));

    assertThat(cause(line.send(this::request, 1, began.plusSeconds(1))))
        .isEqualTo(AnswerModel.DEADLINE);
    assertThat(seen.events).doesNotContain("breaker OPEN");
  }

  @Test
  void keepsToTheBudgetOfAMinute() throws InterruptedException {
    Line line = line(3, OptionalInt.of(30));
    for (int i = 0; i < 31; i++) {
      script.add(SAID);
      assertThat(send(line)).isInstanceOf(Heard.Said.class);
    }
    assertThat(Duration.between(began, clock.instant()))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(58));
    assertThat(seen.events).contains("waits budget");
  }

  @Test
  void whoGetsNoTurnInTimeIsPutOff() throws InterruptedException {
    Line line = line(3, OptionalInt.empty());
    CountDownLatch release = new CountDownLatch(1);
    hold = release;
    List<Thread> holders = new ArrayList<>();
    for (int i = 0; i < CONCURRENCY; i++) {
      script.add(SAID);
      holders.add(Thread.ofVirtual().start(() -> sendQuietly(line)));
    }
    await().until(() -> sent.size() == CONCURRENCY);

    assertThat(cause(line.send(this::request, 1, began.plusMillis(200)))).isEqualTo("busy");

    release.countDown();
    for (Thread holder : holders) {
      holder.join();
    }
    assertThat(sent).hasSize(CONCURRENCY);
  }

  private void sendQuietly(Line line) {
    try {
      send(line);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Line line(int outages, OptionalInt requestsPerMinute) {
    Limits limits =
        new Limits(
            CONCURRENCY,
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            2,
            Duration.ofSeconds(5),
            outages,
            Duration.ofMinutes(1),
            requestsPerMinute,
            OptionalLong.empty());
    ChatServer server =
        new ChatServer() {
          @Override
          public Attempt send(ChatCompletionCreateParams request, Duration timeout)
              throws InterruptedException {
            sent.add(clock.instant());
            timeouts.add(timeout);
            clock.pass(answerTakes);
            hold.await();
            return script.remove();
          }

          @Override
          public void close() {}
        };
    Standing standing =
        new Standing(new ServerAddress(URI.create("http://h/v1"), "m", ApiKey.none()));
    return new Line(server, limits, standing, seen, clock, clock::pass, new Jitter(() -> 0.5));
  }

  private Heard send(Line line) throws InterruptedException {
    return line.send(this::request, 1, Instant.MAX);
  }

  private ChatCompletionCreateParams request() {
    return new Prompts("m", Setup.DECODING)
        .request(Probing.QUESTION, new Dialect(0, Dialect.LimitField.MAX_TOKENS));
  }

  private static String cause(Heard heard) {
    return switch (heard) {
      case Heard.Not(Reply.Unable unable) -> unable.cause();
      case Heard.Not(Reply.NotNow notNow) -> notNow.cause();
      default -> throw new AssertionError("answered: " + heard);
    };
  }
}
