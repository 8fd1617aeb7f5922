package io.agnoscope.benchmarks.load;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests at a constant rate whatever becomes of them (an open loop). A request's latency
 * counts from the instant at which it was due, so that a server that stalls is charged with every
 * request that came due meanwhile, and not with one.
 */
public final class ConstantRate {

  /** More than any run has under way that keeps up; beyond it requests are counted as not sent. */
  private static final int MOST_UNDER_WAY = 8_192;

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpClient client;
  private final double perSecond;

  /**
   * Requests of one client.
   *
   * @param perSecond how many are due in a second
   */
  public ConstantRate(HttpClient client, double perSecond) {
    this.client = client;
    this.perSecond = perSecond;
  }

  /**
   * Sends for so long, waits for the answers, and returns when all are counted.
   *
   * @param request makes the i-th request, from 0
   */
  public void run(Duration duration, LongFunction<HttpRequest> request, Tally tally)
      throws InterruptedException {
    Semaphore underWay = new Semaphore(MOST_UNDER_WAY);
    double interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
    long count = Math.round(duration.toNanos() / interval);
    long begin = System.nanoTime();
    for (long i = 0; i < count; i++) {
      long due = begin + Math.round(i * interval);
      waitUntil(due);
      if (underWay.tryAcquire()) {
        send(request.apply(i), due, tally, underWay);
      } else {
        tally.notSent();
      }
    }
    if (!underWay.tryAcquire(MOST_UNDER_WAY, PATIENCE.toSeconds() * 2, TimeUnit.SECONDS)) {
      throw new IllegalStateException("requests were neither answered nor given up");
    }
  }

  private void send(HttpRequest request, long due, Tally tally, Semaphore underWay) {
    var unused =
        client
            .sendAsync(request, BodyHandlers.ofByteArray())
            .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
            .whenComplete((answer, failure) -> {
              count(answer, failure, System.nanoTime() - due, tally);
              underWay.release();
            });
  }

  private static void count(
      @Nullable HttpResponse<byte[]> answer,
      @Nullable Throwable failure,
      long nanoseconds,
      Tally tally) {
    if (answer == null) {
      tally.failed(failure == null ? "no answer" : name(failure));
    } else {
      tally.answered(answer.statusCode(), answer.body(), nanoseconds);
    }
  }

  private static String name(Throwable failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    return cause.getClass().getSimpleName();
  }

  private static void waitUntil(long due) throws InterruptedException {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      LockSupport.parkNanos(left);
    }
  }
}
