package io.agnoscope.scoring.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.agnoscope.kafkatesting.KafkaExtension;
import io.agnoscope.schemas.Alert;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.topic.Provisioner;
import io.agnoscope.schemas.topic.Topics;
import io.agnoscope.scoring.api.TestAlerts;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From the topic to the receivers, on a real broker and over real connections. */
final class NotificationsTest {
  @RegisterExtension static final KafkaExtension KAFKA = new KafkaExtension();

  private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());
  private static final Duration SHORT = Duration.ofMillis(20);
  private static final InstantSource CLOCK = InstantSource.system();

  private final CountedOutcomes outcomes = new CountedOutcomes();
  private final List<AutoCloseable> open = new CopyOnWriteArrayList<>();
  private final RecordCodec codec = RecordCodec.local();
  private final String group = "notifications-" + UUID.randomUUID();
  private final String key = "alert-" + UUID.randomUUID();

  @BeforeEach
  void provision() {
    try (Admin admin = Admin.create(broker())) {
      Provisioner.provision(admin);
    }
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : open.reversed()) {
      one.close();
    }
  }

  @Test
  void beginningAndEndReachTheWebhookOnceEach() {
    StubServer hook = server();
    start(webhook("hook", hook.uri()));
    untilItReads(hook);

    write(TestAlerts.firing(key));
    write(TestAlerts.regression(key).setObservations(900).build());
    write(TestAlerts.resolved(key));

    eventually(hook, "alert.resolved", 1);
    assertThat(count(hook, "alert.firing")).isEqualTo(1);
  }

  @Test
  void aRestartTellsNothingTwiceAndForgetsNothing() throws Exception {
    StubServer hook = server();
    Notifications first = start(webhook("hook", hook.uri()));
    write(TestAlerts.firing(key));
    eventually(hook, "alert.firing", 1);
    first.close();

    write(TestAlerts.resolved(key));
    start(webhook("hook", hook.uri()));

    eventually(hook, "alert.resolved", 1);
    assertThat(count(hook, "alert.firing")).isEqualTo(1);
  }

  @Test
  void instancesShareTheAlertsAndOneThatGoesIsReplaced() {
    StubServer hook = server();
    Notifications leaving = start(webhook("hook", hook.uri()));
    untilItReads(hook);
    start(webhook("hook", hook.uri()));
    List<String> keys = IntStream.range(0, 8).mapToObj(i -> key + "-" + i).toList();
    keys.forEach(each -> write(TestAlerts.firing(each)));
    await().atMost(Duration.ofSeconds(30)).until(() -> told(hook, "alert.firing", keys) == 8);

    leaving.close();
    keys.forEach(each -> write(TestAlerts.resolved(each)));

    await().atMost(Duration.ofSeconds(30)).until(() -> told(hook, "alert.resolved", keys) == 8);
  }

  @Test
  void whatWasNotDeliveredIsToldByTheNextReader() throws Exception {
    StubServer broken = server().otherwise(500);
    Notifications first = start(webhook("hook", broken.uri()));
    write(TestAlerts.firing(key));
    await().atMost(Duration.ofSeconds(30)).until(() -> broken.requests().size() > 1);
    first.close();

    StubServer well = server();
    start(webhook("hook", well.uri()));

    eventually(well, "alert.firing", 1);
  }

  @Test
  void oneThatIsAwayHoldsUpNoOther() {
    StubServer broken = server().otherwise(503);
    StubServer well = server();
    start(webhook("broken", broken.uri()), webhook("well", well.uri()));
    untilItReads(well);

    write(TestAlerts.firing(key));
    write(TestAlerts.resolved(key));

    eventually(well, "alert.resolved", 1);
    assertThat(count(broken, "alert.resolved")).isZero();
    assertThat(outcomes.of("broken", "delivered")).isZero();
  }

  @Test
  void atTheVeryFirstStartWhatFiresIsToldAndHistoryIsNot() {
    String over = key + "-over";
    write(TestAlerts.firing(over));
    write(TestAlerts.resolved(over));
    write(TestAlerts.firing(key));
    StubServer hook = server();

    start(webhook("hook", hook.uri()));

    eventually(hook, "alert.firing", 1);
    assertThat(hook.requests()).noneMatch(request -> request.body().contains(over));
  }

  @Test
  void aSilencedAlertIsToldAfterItsSilence() {
    StubServer hook = server();
    start(webhook("hook", hook.uri()));
    untilItReads(hook);

    Instant end = Instant.now().plusSeconds(2);
    write(TestAlerts.regression(key).setSilencedUntil(end).build());

    eventually(hook, "alert.firing", 1);
    assertThat(Instant.now()).isAfterOrEqualTo(end);
  }

  @Test
  void alertmanagerIsToldAgainWhileAnAlertFires() {
    StubServer server = server();
    start(
        new AlertmanagerReceiver(
            server.uri(), Duration.ofMillis(200), Optional.empty(), Optional.empty(), JSON));

    write(TestAlerts.regression(key).setMonitor(key).setAcknowledgedBy("Ana").build());
    await().until(() -> count(server, key) >= 3);
    write(TestAlerts.resolvedRegression(key).setMonitor(key).build());

    String end = "\"endsAt\":\"2026-05-01T10:10:00Z\"";
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() ->
            server.requests().stream()
                .anyMatch(it -> it.body().contains(key) && it.body().contains(end)));
  }

  /** What is written before the very first reading counts as history. */
  private void untilItReads(StubServer server) {
    String marker = key + "-marker";
    write(TestAlerts.firing(marker));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> server.requests().stream().anyMatch(it -> it.body().contains(marker)));
  }

  private void eventually(StubServer server, String type, int atLeast) {
    await().atMost(Duration.ofSeconds(30)).until(() -> count(server, type) >= atLeast);
  }

  /** Posts about this test's alert with the text in them; the topic is shared with other tests. */
  private long count(StubServer server, String text) {
    return server.requests().stream()
        .map(StubServer.Request::body)
        .filter(body -> body.contains("\"" + key + "\"") && body.contains(text))
        .count();
  }

  /** Of how many of the alerts the webhook was told so. */
  private static long told(StubServer hook, String type, List<String> keys) {
    return keys.stream()
        .filter(each ->
            hook.requests().stream()
                .map(StubServer.Request::body)
                .anyMatch(body -> body.contains("\"" + each + "\"") && body.contains(type)))
        .count();
  }

  private StubServer server() {
    StubServer server = new StubServer();
    open.add(server);
    return server;
  }

  @Test
  void oneThatHasNobodyToTellBeginsAndEnds() {
    Notifications nobody = start();

    assertThatCode(nobody::close).doesNotThrowAnyException();
  }

  private Notifications start(Receiver... receivers) {
    Notifications notifications =
        new Notifications(
            Notifications.consumer(broker(), group),
            codec,
            List.of(receivers),
            new Poster(Duration.ofSeconds(5), CLOCK),
            new Outbox.Limits(1_000, new Backoff(SHORT, SHORT, Duration.ofHours(1))),
            outcomes,
            CLOCK);
    open.add(notifications);
    notifications.start();
    return notifications;
  }

  private static Receiver webhook(String name, URI uri) {
    return new WebhookReceiver(
        name,
        new WebhookReceiver.Access(uri, Optional.empty(), Optional.empty()),
        URI.create("/agnoscope/scoring"),
        Optional.empty(),
        JSON);
  }

  private void write(Alert alert) {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(broker(), new ByteArraySerializer(), new ByteArraySerializer())) {
      byte[] keyBytes = alert.getKey().getBytes(StandardCharsets.UTF_8);
      producer
          .send(new ProducerRecord<>(Topics.ALERTS.name(), keyBytes, codec.encode(alert)))
          .get(30, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError("not written", e);
    }
  }

  private static Map<String, Object> broker() {
    return new HashMap<>(Map.of("bootstrap.servers", KAFKA.bootstrapServers()));
  }
}
