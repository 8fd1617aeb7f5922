package io.agnoscope.inference.openai;

import com.openai.models.chat.completions.ChatCompletionCreateParams;
import io.agnoscope.inference.answering.AnswerModel;
import io.agnoscope.inference.answering.Reply;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * The way to a server: no more at a time and a minute than it is to bear, again after an outage
 * that may pass, and not at all while it is known to be away. Thread-safe.
 */
final class Line implements AutoCloseable {

  static final String UNREADABLE = "unreadable-reply";
  static final String REFUSED = "refused-by-model";
  private static final int UNREADABLE_TRIES = 2;
  private static final Duration SOONEST = Duration.ofMillis(250);
  private static final Duration FAR = Duration.ofDays(1);

  private final ChatServer server;
  private final Limits limits;
  private final Standing standing;
  private final OpenAiEvents events;
  private final Clock clock;
  private final Pause pause;
  private final Jitter jitter;
  private final Semaphore permits;
  private final AtomicLong answered = new AtomicLong();
  private final MinuteBudget budget;
  private final Gate gate;

  Line(
      ChatServer server,
      Limits limits,
      Standing standing,
      OpenAiEvents events,
      Clock clock,
      Pause pause,
      Jitter jitter) {
    this.server = server;
    this.limits = limits;
    this.standing = standing;
    this.events = events;
    this.clock = clock;
    this.pause = pause;
    this.jitter = jitter;
    this.permits = new Semaphore(limits.concurrency(), true);
    this.budget = new MinuteBudget(limits.requestsPerMinute(), limits.tokensPerMinute(), clock);
    this.gate = new Gate(limits.outages(), limits.pause(), clock, events::breaker);
  }

  /**
   * Sends a request until something comes of it.
   *
   * @param request made only when it is about to be sent, so that few are in memory
   * @param estimatedTokens that it costs
   */
  Heard send(Supplier<ChatCompletionCreateParams> request, long estimatedTokens, Instant deadline)
      throws InterruptedException {
    Duration waited = Duration.ZERO;
    int sent = 0;
    int unreadable = 0;
    while (until(deadline).isPositive()) {
      Attempt attempt = once(request, estimatedTokens, deadline);
      Reply.NotNow notNow;
      boolean again;
      switch (attempt) {
        case Attempt.Said said -> {
          return new Heard.Said(said.completion());
        }
        case Attempt.Refused refused -> {
          return new Heard.Not(
              new Reply.Unable(
                  refused.status() == 413 ? "too-large-for-model" : REFUSED,
                  "HTTP " + refused.status()));
        }
        case Attempt.Unreadable none -> {
          unreadable++;
          if (unreadable == UNREADABLE_TRIES) {
            return new Heard.Not(
                new Reply.Unable(UNREADABLE, "no JSON, or no choice, " + unreadable + " times"));
          }
          continue;
        }
        case Attempt.Slow slow -> {
          sent++;
          if (sent == limits.tries()) {
            return new Heard.Not(
                new Reply.Unable(
                    Away.TIMEOUT.label(), "no answer in time, though others were answered"));
          }
          continue;
        }
        case Attempt.Gone gone -> {
          sent++;
          notNow = new Reply.NotNow(gone.why().label(), wait(gone, sent));
          again = gone.why().passing() && sent < limits.tries();
        }
        case Attempt.NotSent notSent -> {
          notNow = new Reply.NotNow(notSent.cause(), notSent.after());
          again = true;
        }
      }
      if (!until(deadline).isPositive()) {
        break;
      }
      events.waits(notNow.cause(), notNow.after());
      Duration wait = notNow.after().plus(jitter.upTo(SOONEST));
      waited = waited.plus(wait);
      if (!again
          || waited.compareTo(limits.patience()) > 0
          || wait.compareTo(until(deadline)) > 0) {
        return new Heard.Not(notNow);
      }
      pause.sleep(wait);
    }
    return new Heard.Not(
        new Reply.Unable(AnswerModel.DEADLINE, "the model server gave no answer in time"));
  }

  private Duration wait(Attempt.Gone gone, int sent) {
    Duration backoff = jitter.backoff(sent);
    Duration wait = gone.after().compareTo(backoff) > 0 ? gone.after() : backoff;
    return wait.compareTo(SOONEST) > 0 ? wait : SOONEST;
  }

  private Attempt once(
      Supplier<ChatCompletionCreateParams> request, long estimatedTokens, Instant deadline)
      throws InterruptedException {
    // Who would get its turn with little time left is put off, which costs the Trial nothing.
    if (!permits.tryAcquire(until(deadline).toNanos() / 2, TimeUnit.NANOSECONDS)) {
      return new Attempt.NotSent("busy", SOONEST);
    }
    try {
      Duration wait = budget.spend(estimatedTokens);
      if (wait.isPositive()) {
        return new Attempt.NotSent("budget", wait);
      }
      wait = gate.enter();
      if (wait.isPositive()) {
        budget.giveBack(estimatedTokens);
        return new Attempt.NotSent(
            gate.leftAlone() ? Away.THROTTLED.label() : "breaker-open", wait);
      }
      return send(request, estimatedTokens, until(deadline));
    } finally {
      permits.release();
    }
  }

  private Attempt send(
      Supplier<ChatCompletionCreateParams> request, long estimatedTokens, Duration left)
      throws InterruptedException {
    Duration timeout = left.compareTo(limits.timeout()) < 0 ? left : limits.timeout();
    long began = System.nanoTime();
    long answeredBefore = answered.get();
    Attempt attempt;
    try {
      attempt = server.send(request.get(), timeout.isPositive() ? timeout : Duration.ofMillis(1));
    } catch (InterruptedException | RuntimeException e) {
      gate.abandoned();
      throw e;
    }
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    switch (attempt) {
      case Attempt.Said said -> {
        gate.succeeded();
        answered.incrementAndGet();
        standing.answered();
        spent(said.completion(), estimatedTokens);
        events.request("answered", took);
      }
      case Attempt.Refused refused -> {
        gate.succeeded();
        events.request("refused", took);
      }
      case Attempt.Unreadable unreadable -> {
        gate.succeeded();
        events.request("unreadable", took);
      }
      case Attempt.Gone gone -> {
        events.request(gone.why().label(), took);
        if (gone.why() == Away.TIMEOUT && answered.get() > answeredBefore) {
          gate.abandoned();
          return new Attempt.Slow();
        }
        failed(gone, timeout);
      }
      case Attempt.Slow slow -> gate.abandoned();
      case Attempt.NotSent notSent -> gate.abandoned();
    }
    return attempt;
  }

  private void failed(Attempt.Gone gone, Duration timeout) {
    // A request that was cut short by its deadline says little of the server.
    if (gone.why() == Away.TIMEOUT && timeout.multipliedBy(2).compareTo(limits.timeout()) < 0) {
      gate.abandoned();
      return;
    }
    gate.failed(gone.after());
    standing.gone(gone.why(), gone.status());
  }

  private void spent(Completion completion, long estimatedTokens) {
    long counted = completion.promptTokens() + completion.completionTokens();
    if (counted > 0) {
      budget.settle(estimatedTokens, counted);
      events.tokens(completion.promptTokens(), completion.completionTokens());
    }
  }

  /** How long it is until then, a day at most; a deadline may be as far as time goes. */
  private Duration until(Instant deadline) {
    Instant now = clock.instant();
    return deadline.isAfter(now.plus(FAR)) ? FAR : Duration.between(now, deadline);
  }

  @Override
  public void close() {
    server.close();
  }
}
