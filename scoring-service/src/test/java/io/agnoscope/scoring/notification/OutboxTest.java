package io.agnoscope.scoring.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.agnoscope.scoring.api.TestAlerts;
import io.agnoscope.scoring.notification.Telling.Kind;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Delivery over real connections. */
final class OutboxTest {
  private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());
  private static final Duration SHORT = Duration.ofMillis(20);

  private final CountedOutcomes outcomes = new CountedOutcomes();
  private final List<String> done = new CopyOnWriteArrayList<>();
  private final List<AutoCloseable> open = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : open.reversed()) {
      one.close();
    }
  }

  @Test
  void whatIsTakenIsDone() {
    StubServer server = server();
    tell(outbox(server.uri(), 10), "a");

    counted("delivered", 1);
    assertThat(server.requests()).hasSize(1);
    assertThat(done).containsExactly("a");
  }

  @Test
  void failuresAreTriedAgainInOrder() {
    StubServer server = server(500, 503, 429);
    Outbox outbox = outbox(server.uri(), 10);
    tell(outbox, "a");
    tell(outbox, "b");

    counted("delivered", 2);
    assertThat(outcomes.of("hook", "retried")).isEqualTo(3);
    assertThat(server.requests()).hasSize(5);
    assertThat(server.requests().get(3).body()).isEqualTo(server.requests().getFirst().body());
    assertThat(done).containsExactly("a", "b");
  }

  @Test
  void oneThatIsAwayIsToldWhenItIsBack() {
    StubServer before = new StubServer();
    URI uri = before.uri();
    before.close();
    Outbox outbox = outbox(uri, 10);
    tell(outbox, "a");
    await().until(() -> outcomes.of("hook", "retried") > 1);
    assertThat(done).isEmpty();

    StubServer back = opened(StubServer.at(uri));

    counted("delivered", 1);
    assertThat(back.requests()).hasSize(1);
  }

  @Test
  void oneThatStaysAwayIsGivenUpByCause() {
    StubServer gone = new StubServer();
    URI uri = gone.uri();
    gone.close();
    tell(outbox(uri, 10, Duration.ofMillis(200)), "a");

    counted("given-up-away", 1);
    assertThat(done).containsExactly("a");
  }

  @Test
  void oneThatFailsForTooLongIsGivenUpByCause() {
    StubServer server = server().otherwise(500);
    tell(outbox(server.uri(), 10, Duration.ofMillis(200)), "a");

    counted("given-up-server-error", 1);
  }

  @Test
  void oneThatIsSlowIsTriedAgain() {
    StubServer server = server(StubServer.SILENCE);
    tell(outbox(server.uri(), 10), "a");

    counted("delivered", 1);
    assertThat(outcomes.of("hook", "retried")).isEqualTo(1);
  }

  @Test
  void aRedirectIsNotFollowed() {
    StubServer server = server(307);
    tell(outbox(server.uri(), 10), "a");

    counted("given-up-redirect", 1);
    assertThat(server.requests()).extracting(StubServer.Request::path).containsExactly("/hook");
  }

  @Test
  void whatIsRefusedIsGivenUpAtOnceAndTheNextIsTold() {
    StubServer server = server(401);
    Outbox outbox = outbox(server.uri(), 10);
    tell(outbox, "a");
    tell(outbox, "b");

    counted("given-up-client-error", 1);
    counted("delivered", 1);
    assertThat(outcomes.of("hook", "retried")).isZero();
  }

  @Test
  void beyondTheMostTheOldestIsGivenUp() {
    StubServer server = server(StubServer.SILENCE);
    Outbox outbox = outbox(server.uri(), 2);
    tell(outbox, "in hand");
    await().until(() -> server.requests().size() == 1);
    tell(outbox, "b");
    tell(outbox, "c");
    tell(outbox, "d");

    counted("given-up-queue-full", 1);
    assertThat(done.getFirst()).isEqualTo("b");
    counted("delivered", 3);
  }

  @Test
  void whatIsAnotherInstancesByNowIsDropped() {
    StubServer server = server().otherwise(500);
    Outbox outbox = outbox(server.uri(), 10);
    AtomicBoolean current = new AtomicBoolean(true);
    outbox.add(item("a", current));
    await().until(() -> outcomes.of("hook", "retried") > 0);

    current.set(false);

    await().until(outbox::idle);
    assertThat(done).isEmpty();
  }

  @Test
  void aSecretThatCannotBeReadIsWaitedFor(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("token"), "t");
    StubServer server = server();
    Outbox outbox =
        started(
            webhook(server.uri(), Secret.of("t", Optional.empty(), Optional.of(file))),
            10,
            Duration.ofMinutes(1));
    Files.delete(file);
    tell(outbox, "a");
    await().until(() -> outcomes.of("hook", "retried") > 0);
    Path ready = Files.writeString(folder.resolve("new"), "fresh");
    Files.move(ready, file);

    counted("delivered", 1);
    assertThat(server.requests().getFirst().headers().getFirst("Authorization"))
        .isEqualTo("Bearer fresh");
  }

  private void counted(String outcome, int count) {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(outcomes.of("hook", outcome)).isEqualTo(count));
  }

  private void tell(Outbox outbox, String key) {
    outbox.add(item(key, new AtomicBoolean(true)));
  }

  private Outbox.Item item(String key, AtomicBoolean current) {
    Telling telling = Telling.of(Kind.FIRING, TestAlerts.firing(key));
    return new Outbox.Item(telling, Instant.now(), current::get, () -> done.add(key));
  }

  private StubServer server(Integer... answers) {
    return opened(new StubServer(answers));
  }

  private <T extends AutoCloseable> T opened(T one) {
    open.add(one);
    return one;
  }

  private Outbox outbox(URI uri, int most) {
    return outbox(uri, most, Duration.ofMinutes(1));
  }

  private Outbox outbox(URI uri, int most, Duration giveUpAfter) {
    return started(webhook(uri, Optional.empty()), most, giveUpAfter);
  }

  private Outbox started(Receiver receiver, int most, Duration giveUpAfter) {
    Poster poster = opened(new Poster(Duration.ofMillis(500), InstantSource.system()));
    Outbox outbox =
        opened(
            new Outbox(
                receiver,
                poster,
                new Outbox.Limits(most, new Backoff(SHORT, SHORT, giveUpAfter)),
                outcomes,
                InstantSource.system()));
    outbox.start();
    return outbox;
  }

  private static Receiver webhook(URI uri, Optional<Secret> token) {
    return new WebhookReceiver(
        "hook",
        new WebhookReceiver.Access(uri, token, Optional.empty()),
        URI.create("/agnoscope/scoring"),
        Optional.empty(),
        JSON);
  }
}
