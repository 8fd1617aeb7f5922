package io.agnoscope.perturbation.traffic.remote;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.agnoscope.perturbation.ingest.RefusalCause;
import io.agnoscope.perturbation.traffic.RemotePictures.Fetched;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PictureFetcherTest {

  private static final byte[] BYTES = "picture".getBytes(StandardCharsets.UTF_8);
  private static final int MAX_BYTES = 1_000;
  private static final String HOST = "pictures.test";
  private static Vertx vertx;

  private final List<RemoteOutcome> outcomes = new CopyOnWriteArrayList<>();
  private final AtomicInteger resolved = new AtomicInteger();
  private final CountDownLatch testIsOver = new CountDownLatch(1);
  private final ExecutorService serving = Executors.newCachedThreadPool();
  private HttpServer server;

  @BeforeAll
  static void startVertx() {
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void stopVertx() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(serving);
    server.start();
  }

  @AfterEach
  void stop() {
    testIsOver.countDown();
    server.stop(0);
    serving.close();
  }

  @Test
  void fetchesAPictureByTheNameThatWasAskedFor() {
    List<String> asked = new CopyOnWriteArrayList<>();
    serve(exchange -> {
      asked.add(exchange.getRequestHeaders().getFirst("Host"));
      asked.add(exchange.getRequestURI().toString());
      asked.add(String.valueOf(exchange.getRequestHeaders().getFirst("Cookie")));
      answer(exchange, 200, "image/png; q=1", BYTES);
    });

    Fetched fetched = fetch(limits(Duration.ofSeconds(5), true));

    assertThat(fetched)
        .isInstanceOfSatisfying(
            Fetched.Picture.class, picture -> assertThat(picture.encoded()).isEqualTo(BYTES));
    assertThat(asked).containsExactly(HOST + ":" + port(), "/p.png?a=b", "null");
    assertThat(resolved).hasValue(1);
    assertThat(outcomes).containsExactly(RemoteOutcome.FETCHED);
  }

  @Test
  void connectsToNoPrivateAddress() {
    serve(exchange -> answer(exchange, 200, "image/png", BYTES));

    assertNot(
        fetch(limits(Duration.ofSeconds(5), false)),
        RefusalCause.IMAGE_NOT_INLINE,
        RemoteOutcome.ADDRESS_NOT_PUBLIC);
  }

  @Test
  void connectsNowhereWhenOneOfSeveralAddressesIsPrivate() {
    RemoteLimits limits = limits(Duration.ofSeconds(5), false);
    Resolver mixed =
        host -> new InetAddress[] {InetAddress.ofLiteral("8.8.8.8"), loopback(host)[0]};

    try (PictureFetcher fetcher = fetcher(limits, mixed)) {
      assertNot(
          fetcher.fetch(address()),
          RefusalCause.IMAGE_NOT_INLINE,
          RemoteOutcome.ADDRESS_NOT_PUBLIC);
    }
  }

  @Test
  void resolvesNothingThatIsNotAllowed() {
    try (PictureFetcher fetcher = fetcher(limits(Duration.ofSeconds(5), true), this::loopback)) {
      assertNot(
          fetcher.fetch(URI.create("http://other.test/")),
          RefusalCause.IMAGE_NOT_INLINE,
          RemoteOutcome.HOST_NOT_ALLOWED);
      assertNot(
          fetcher.fetch(URI.create("file:///etc/passwd")),
          RefusalCause.IMAGE_NOT_INLINE,
          RemoteOutcome.NO_WEB_ADDRESS);
    }
    assertThat(resolved).hasValue(0);
  }

  @Test
  void followsNoRedirect() {
    AtomicInteger asked = new AtomicInteger();
    serve(exchange -> {
      asked.incrementAndGet();
      exchange.getResponseHeaders().add("Location", "/other.png");
      answer(exchange, 302, "image/png", BYTES);
    });

    assertNot(
        fetch(limits(Duration.ofSeconds(5), true)),
        RefusalCause.IMAGE_NOT_FETCHED,
        RemoteOutcome.REDIRECTED);
    assertThat(asked).hasValue(1);
  }

  @Test
  void takesNothingElseThanPictures() {
    serve(exchange -> answer(exchange, 200, "text/html", BYTES));

    assertNot(
        fetch(limits(Duration.ofSeconds(5), true)),
        RefusalCause.UNSUPPORTED_IMAGE,
        RemoteOutcome.NO_PICTURE);
  }

  @Test
  void saysWhenTheHostRefuses() {
    serve(exchange -> answer(exchange, 404, "image/png", BYTES));

    assertNot(
        fetch(limits(Duration.ofSeconds(5), true)),
        RefusalCause.IMAGE_NOT_FETCHED,
        RemoteOutcome.REFUSED_BY_HOST);
  }

  @Test
  void takesNothingThatSaysItIsTooLarge() {
    serve(exchange -> answer(exchange, 200, "image/png", new byte[MAX_BYTES + 1]));

    assertNot(
        fetch(limits(Duration.ofSeconds(5), true)),
        RefusalCause.IMAGE_TOO_LARGE,
        RemoteOutcome.TOO_LARGE);
  }

  @Test
  void stopsWhereABodyOfUnsaidLengthTurnsOutTooLarge() {
    serve(exchange -> {
      exchange.getResponseHeaders().add("Content-Type", "image/png");
      exchange.sendResponseHeaders(200, 0);
      byte[] part = new byte[100];
      while (testIsOver.getCount() > 0) {
        exchange.getResponseBody().write(part);
        exchange.getResponseBody().flush();
      }
    });

    assertNot(
        fetch(limits(Duration.ofSeconds(20), true)),
        RefusalCause.IMAGE_TOO_LARGE,
        RemoteOutcome.TOO_LARGE);
  }

  @Test
  void takesABodyOfJustTheLimit() {
    serve(exchange -> answer(exchange, 200, "image/png", new byte[MAX_BYTES]));

    assertThat(fetch(limits(Duration.ofSeconds(5), true))).isInstanceOf(Fetched.Picture.class);
  }

  @Test
  void doesNotWaitForASlowBody() {
    serve(exchange -> {
      exchange.getResponseHeaders().add("Content-Type", "image/png");
      exchange.sendResponseHeaders(200, 100);
      exchange.getResponseBody().write(BYTES);
      exchange.getResponseBody().flush();
      awaitEnd();
    });

    assertNot(
        fetch(limits(Duration.ofMillis(300), true)),
        RefusalCause.IMAGE_NOT_FETCHED,
        RemoteOutcome.TIMED_OUT);
  }

  @Test
  void doesNotWaitForASlowResolver() {
    Resolver slow =
        host -> {
          awaitEnd();
          return loopback(host);
        };
    try (PictureFetcher fetcher = fetcher(limits(Duration.ofMillis(200), true), slow)) {
      assertNot(fetcher.fetch(address()), RefusalCause.IMAGE_NOT_FETCHED, RemoteOutcome.TIMED_OUT);
      assertNot(fetcher.fetch(address()), RefusalCause.IMAGE_NOT_FETCHED, RemoteOutcome.BUSY);
    }
  }

  @Test
  void saysWhenNobodyListens() {
    server.stop(0);

    assertNot(
        fetch(limits(Duration.ofSeconds(5), true)),
        RefusalCause.IMAGE_NOT_FETCHED,
        RemoteOutcome.UNREACHABLE);
  }

  private void assertNot(Fetched fetched, RefusalCause cause, RemoteOutcome outcome) {
    assertThat(fetched)
        .isInstanceOfSatisfying(
            Fetched.Not.class,
            not -> {
              assertThat(not.refusal().cause()).isEqualTo(cause);
              assertThat(not.refusal().reason()).doesNotContain("p.png", "a=b", HOST);
            });
    assertThat(outcomes).last().isEqualTo(outcome);
  }

  private Fetched fetch(RemoteLimits limits) {
    try (PictureFetcher fetcher = fetcher(limits, this::loopback)) {
      return fetcher.fetch(address());
    }
  }

  private PictureFetcher fetcher(RemoteLimits limits, Resolver resolver) {
    return new PictureFetcher(
        AllowedHosts.of(HOST + ":" + port()), limits, outcomes::add, vertx, resolver);
  }

  private InetAddress[] loopback(String host) throws UnknownHostException {
    resolved.incrementAndGet();
    return new InetAddress[] {
      InetAddress.getByAddress(host, InetAddress.getLoopbackAddress().getAddress())
    };
  }

  private static RemoteLimits limits(Duration total, boolean allowPrivate) {
    return new RemoteLimits(MAX_BYTES, Duration.ofSeconds(1), total, 1, allowPrivate);
  }

  private URI address() {
    return URI.create("http://" + HOST + ":" + port() + "/p.png?a=b#f");
  }

  private int port() {
    return server.getAddress().getPort();
  }

  private void serve(HttpHandler handler) {
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            handler.handle(exchange);
          }
        });
  }

  private void awaitEnd() {
    try {
      testIsOver.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void answer(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().add("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }
}
