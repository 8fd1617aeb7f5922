package io.agnoscope.perturbation.api;

import io.agnoscope.access.OwnToken;
import io.agnoscope.perturbation.config.MirrorConfig;
import io.agnoscope.tracing.TraceHeaders;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the service mirrored requests of its own before it is ready. A JVM's first thousand
 * requests take a hundred times as long as later ones: a mirror that is switched on at full rate
 * would find no room. They are told by a secret of the process, and neither admitted nor counted.
 */
@Singleton
public class MirrorWarmUp {

  static final String HEADER = "X-Agnoscope-Warm-Up";

  /** Of a trace that is not recorded: these requests are nobody's. */
  private static final String UNRECORDED =
      "00-00000000000000000000000000000001-0000000000000001-00";

  private static final Logger LOG = LoggerFactory.getLogger(MirrorWarmUp.class);
  private static final int SENDERS = 16;
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final byte[] BODY =
      """
      {"model":"warm-up","stream":true,"messages":[
        {"role":"system","content":"Answer with one letter."},
        {"role":"user","content":[
          {"type":"text","text":"Which of these is the largest?\\nA) a pea\\nB) a plum\\nC) a melon"}]}]}
      """
          .getBytes(StandardCharsets.UTF_8);

  private final String secret = UUID.randomUUID().toString();
  private final OwnToken token;
  private final int requests;
  private final Duration limit;
  private volatile boolean done;
  private volatile int answered;

  public MirrorWarmUp(MirrorConfig config, OwnToken token) {
    this.token = token;
    this.requests = config.warmUp().requests();
    this.limit = config.warmUp().limit();
    this.done = requests == 0;
  }

  /** Whether a request with this value of the header is one of our own. */
  boolean sent(@Nullable String given) {
    return given != null && given.equals(secret);
  }

  /** Whether mirrored requests can come at full rate. */
  public boolean done() {
    return done;
  }

  /** Its own requests that were answered 202. */
  public int answered() {
    return answered;
  }

  @Produces
  @Readiness
  HealthCheck ready() {
    return () -> HealthCheckResponse.named("mirror is warm").status(done).build();
  }

  void serverStarted(@ObservesAsync HttpServerStart event) {
    if (done) {
      return;
    }
    try {
      answered = send(URI.create("http://127.0.0.1:" + port() + "/v1/chat/completions"));
      LOG.info("warmed up requests={}", answered);
    } finally {
      done = true;
    }
  }

  /** Where the server listens, which is another than is configured when that is 0. */
  private static int port() {
    String key =
        LaunchMode.current() == LaunchMode.TEST ? "quarkus.http.test-port" : "quarkus.http.port";
    return ConfigProvider.getConfig().getValue(key, Integer.class);
  }

  private int send(URI address) {
    long end = System.nanoTime() + limit.toNanos();
    AtomicInteger begun = new AtomicInteger();
    AtomicInteger answered = new AtomicInteger();
    HttpRequest request =
        token
            .shownIn(HttpRequest.newBuilder(address))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header(HEADER, secret)
            .header(TraceHeaders.TRACEPARENT, UNRECORDED)
            .POST(BodyPublishers.ofByteArray(BODY))
            .build();
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < SENDERS; i++) {
        senders.execute(() -> {
          while (begun.incrementAndGet() <= requests && System.nanoTime() < end) {
            if (!send(client, request)) {
              return;
            }
            answered.incrementAndGet();
          }
        });
      }
      senders.shutdown();
      if (!senders.awaitTermination(limit.toNanos(), TimeUnit.NANOSECONDS)) {
        senders.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return answered.get();
  }

  private static boolean send(HttpClient client, HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.discarding()).statusCode() == 202;
    } catch (IOException e) {
      LOG.debug("a warm-up request failed", e);
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
