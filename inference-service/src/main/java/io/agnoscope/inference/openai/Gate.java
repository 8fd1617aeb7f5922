package io.agnoscope.inference.openai;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Whether requests may be sent. It shuts after a number of outages in a row and opens again by one
 * request that succeeds, and it stays shut for as long as the server wanted to be left alone.
 * Thread-safe.
 */
final class Gate {

  /** While one request finds out whether the server is back, the others look again after this. */
  private static final Duration HALF_OPEN_WAIT = Duration.ofSeconds(1);

  private final CircuitBreaker breaker;
  private final Clock clock;
  private final Duration pause;
  private final AtomicReference<Instant> notBefore = new AtomicReference<>(Instant.MIN);
  private volatile Instant opensAgain = Instant.MIN;

  Gate(int outages, Duration pause, Clock clock, Consumer<OpenAiEvents.Breaker> changes) {
    this.clock = clock;
    this.pause = pause;
    this.breaker =
        CircuitBreaker.of(
            "openai",
            CircuitBreakerConfig.custom()
                .clock(clock)
                .slidingWindowType(SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(outages)
                .minimumNumberOfCalls(outages)
                .failureRateThreshold(100)
                .waitDurationInOpenState(pause)
                .permittedNumberOfCallsInHalfOpenState(1)
                .writableStackTraceEnabled(false)
                .build());
    breaker
        .getEventPublisher()
        .onStateTransition(event -> {
          OpenAiEvents.Breaker state = state(event.getStateTransition().getToState());
          if (state == OpenAiEvents.Breaker.OPEN) {
            opensAgain = clock.instant().plus(this.pause);
          }
          changes.accept(state);
        });
  }

  private static OpenAiEvents.Breaker state(CircuitBreaker.State state) {
    return switch (state) {
      case OPEN, FORCED_OPEN -> OpenAiEvents.Breaker.OPEN;
      case HALF_OPEN -> OpenAiEvents.Breaker.HALF_OPEN;
      case CLOSED, DISABLED, METRICS_ONLY -> OpenAiEvents.Breaker.CLOSED;
    };
  }

  /**
   * Asks to send one request. Who may is to call {@link #succeeded}, {@link #failed} or {@link
   * #abandoned} once.
   *
   * @return 0 when it may be sent, else how long to wait at least
   */
  Duration enter() {
    Instant now = clock.instant();
    Instant leftAlone = notBefore.get();
    if (now.isBefore(leftAlone)) {
      return Duration.between(now, leftAlone);
    }
    if (breaker.tryAcquirePermission()) {
      return Duration.ZERO;
    }
    Instant opens = opensAgain;
    return now.isBefore(opens) ? Duration.between(now, opens) : HALF_OPEN_WAIT;
  }

  /** Whether it is shut because the server asked to be left alone. */
  boolean leftAlone() {
    return clock.instant().isBefore(notBefore.get());
  }

  /** The server answered, whatever it said. */
  void succeeded() {
    breaker.onSuccess(0, TimeUnit.NANOSECONDS);
  }

  /**
   * The server gave no answer.
   *
   * @param after how long it wants to be left alone
   */
  void failed(Duration after) {
    if (after.isPositive()) {
      notBefore.accumulateAndGet(
          clock.instant().plus(after), (one, other) -> one.isAfter(other) ? one : other);
    }
    breaker.onError(0, TimeUnit.NANOSECONDS, new IllegalStateException("outage"));
  }

  /** The request was given up before it told anything of the server. */
  void abandoned() {
    breaker.releasePermission();
  }
}
