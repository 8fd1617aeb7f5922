package io.agnoscope.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConstantRateTest {

  private final CountDownLatch allDue = new CountDownLatch(1);
  private HttpServer server;
  private HttpClient client;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    client = HttpClient.newHttpClient();
  }

  @AfterEach
  void stop() {
    client.close();
    server.stop(0);
  }

  @Test
  void everyRequestIsSentAndCountedByItsAnswer() throws InterruptedException {
    answer(200, false);

    Tally tally = run(50, Duration.ofMillis(400));

    assertThat(tally.outcomes()).containsEntry("200", 20L);
    assertThat(tally.failures()).isZero();
    assertThat(tally.takeLatencies().getTotalCount()).isEqualTo(20);
  }

  @Test
  void refusalsAreErrors() throws InterruptedException {
    answer(503, false);

    Tally tally = run(50, Duration.ofMillis(100));

    assertThat(tally.errors()).containsEntry("503", 5L);
    assertThat(tally.settled()).isEqualTo(5);
  }

  @Test
  void aServerThatStallsIsChargedWithEveryRequestThatWasDueMeanwhile() throws Exception {
    answer(200, true);

    Tally tally = run(100, Duration.ofMillis(500));

    Histogram latencies = tally.takeLatencies();
    assertThat(latencies.getTotalCount()).isEqualTo(50);
    // the first half was due at least 250 ms before the stall ended
    assertThat(latencies.getValueAtPercentile(50))
        .isGreaterThan(TimeUnit.MILLISECONDS.toNanos(200));
  }

  private Tally run(double perSecond, Duration duration) throws InterruptedException {
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    long last = Math.round(perSecond * duration.toMillis() / 1000) - 1;
    Tally tally = Tally.byStatus();
    new ConstantRate(client, perSecond)
        .run(
            duration,
            i -> {
              if (i == last) {
                allDue.countDown();
              }
              return HttpRequest.newBuilder(address).build();
            },
            tally);
    return tally;
  }

  private void answer(int status, boolean afterAllAreDue) {
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            if (afterAllAreDue) {
              allDue.await();
            }
            exchange.sendResponseHeaders(status, -1);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    server.start();
  }
}
