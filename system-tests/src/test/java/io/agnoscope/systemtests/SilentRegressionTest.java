package io.agnoscope.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.agnoscope.kafkatesting.TestBroker;
import io.agnoscope.schemas.Aspect;
import io.agnoscope.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The last that comes is bad: nothing follows it on any topic, so that only the wall clock can have
 * it told.
 */
class SilentRegressionTest {

  private static final String TARGET = "silent";
  private static final String SERVICE = "watching";
  private static final String GOOD = "good";
  private static final String WORSE = "worse";
  private static final int REFERENCE = 80;
  private static final int BAD = 80;

  /** How many of a reference's answers are moved by the caption: one in so many. */
  private static final int SELDOM = 20;

  /** Longer than all bad answers take to be written. */
  private static final Duration STEP = Duration.ofSeconds(3);

  private int made;

  @Test
  void isToldEverywhereWhenTrafficStopsRightBehindIt() throws Exception {
    try (AlertReceiver receiver = new AlertReceiver();
        TestBroker broker = TestBroker.start();
        ScoringServices services = new ScoringServices(broker);
        SampleWriter writer = new SampleWriter(broker.bootstrapServers())) {
      services.start(
          SERVICE,
          Map.of(
              "AGNOSCOPE_DETECTOR_STEP", STEP.toString(),
              "AGNOSCOPE_DETECTOR_BASELINE_OBSERVATIONS", Integer.toString(REFERENCE / 2),
              "AGNOSCOPE_DETECTOR_RARE_STRATUM", "20",
              "AGNOSCOPE_NOTIFICATIONS_WEBHOOKS_0__URL", receiver.url()));
      write(writer, GOOD, REFERENCE);
      await("its Monitors have a baseline")
          .atMost(Duration.ofMinutes(1))
          .ignoreExceptions()
          .untilAsserted(
              () -> assertThat(watched(services.port(SERVICE))).contains(AnsweredTrial.CAPTION));
      assertThat(firing(services.port(SERVICE))).isEmpty();

      write(writer, WORSE, BAD);
      await("the alert")
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> assertTold(services.port(SERVICE), receiver));
      assertThat(TopicReader.all(broker.bootstrapServers(), Topics.ANSWERS))
          .hasSize(REFERENCE + BAD);
    }
  }

  /** The API, the Prometheus metric and the webhook all tell of it. */
  private static void assertTold(int port, AlertReceiver receiver) {
    JsonNode alert = caption(port);
    assertThat(alert.path("checkpoint").asText()).isEqualTo(WORSE);
    assertThat(alert.path("observations").asInt()).isBetween(1, BAD);
    assertThat(Http.get(port, "/q/metrics").body().lines())
        .anySatisfy(line ->
            assertThat(line)
                .startsWith("agnoscope_regression_active{")
                .contains("target=\"" + TARGET + "\"")
                .contains("perturbation=\"" + AnsweredTrial.CAPTION + "\"")
                .endsWith(" 1.0"));
    assertThat(receiver.told(TARGET, "FIRING"))
        .extracting(told -> told.path("key").asText())
        .contains(alert.path("key").asText());
  }

  private static JsonNode caption(int port) {
    List<JsonNode> ofCaption =
        firing(port).stream()
            .filter(alert -> alert.path("monitor").asText().contains(AnsweredTrial.CAPTION))
            .toList();
    assertThat(ofCaption).hasSize(1);
    return ofCaption.getFirst();
  }

  private static List<JsonNode> firing(int port) {
    return Rows.of(
        Http.json(port, "/api/v1/alerts?state=FIRING&kind=REGRESSION&target=" + TARGET)
            .path("items"));
  }

  private static List<String> watched(int port) {
    return Rows.of(
            Http.json(port, "/api/v1/monitors?phase=WATCHING&target=" + TARGET).path("items"))
        .stream()
        .map(monitor -> monitor.path("perturbation").asText())
        .toList();
  }

  /** Answers that the caption moves now and then, or nearly always, and nothing else does. */
  private void write(SampleWriter writer, String checkpoint, int count) {
    List<AnsweredTrial> trials =
        IntStream.range(0, count)
            .mapToObj(each -> trial(checkpoint, checkpoint.equals(GOOD) == (each % SELDOM == 0)))
            .toList();
    trials.forEach(trial -> writer.accept(trial.sample()));
    writer.flush();
    trials.forEach(trial -> writer.answer(trial.answers()));
    writer.flush();
  }

  private AnsweredTrial trial(String checkpoint, boolean moved) {
    return new AnsweredTrial(
        TARGET + "-" + made++,
        TARGET,
        TARGET,
        checkpoint,
        Aspect.COLOR,
        Instant.now(),
        Map.of(
            AnsweredTrial.CLEAN, AnsweredTrial.RIGHT,
            AnsweredTrial.REPEAT, AnsweredTrial.RIGHT,
            AnsweredTrial.CAPTION, moved ? "B" : AnsweredTrial.RIGHT));
  }
}
