package io.agnoscope.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.agnoscope.schemas.Aspect;
import io.agnoscope.schemas.CheckpointState;
import io.agnoscope.schemas.MonitorPhase;
import io.agnoscope.schemas.MonitorState;
import io.agnoscope.schemas.topic.Topics;
import io.agnoscope.systemtests.PipelineExtension.Pipeline;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A worse checkpoint is promoted on purpose, and taken back. */
@ExtendWith(PipelineExtension.class)
class RegressionAlertTest {

  /** A watched model of this test's own: what is announced of it touches no other test. */
  static final String TARGET = "regressing";

  private static final List<String> NAME = List.of("regressing");

  /** Each is of one of two aspects, and the detector wants a reference of 60 of each. */
  private static final int REFERENCE = 200;

  private static final int BAD = 200;

  /** The label that tells what a line of the metric is about. */
  private static final Pattern NAMED = Pattern.compile("(?:aspect|perturbation)=\"([^\"]+)\"");

  private static final int WAITING = 40;

  @Test
  void anAlertNamesMonitorAndCheckpointAndEndsWhenItIsTakenBack(Pipeline pipeline)
      throws Exception {
    try (Checkpoints checkpoints = new Checkpoints(pipeline, TARGET);
        Workers workers = new Workers(pipeline, NAME, Map.of("AGNOSCOPE_TARGET", TARGET));
        ProbeCopies probes = new ProbeCopies(pipeline, TARGET);
        AnswerFollower answers =
            AnswerFollower.fromNow(pipeline.broker().bootstrapServers(), TARGET)) {
      String good = checkpoints.announce(1, CheckpointState.PROMOTED);
      await("the worker is ready")
          .atMost(Duration.ofMinutes(2))
          .until(() -> workers.ready().equals(NAME));
      awaitServing(good, probes, answers);
      probes.send(REFERENCE);
      await("the aspects are watched")
          .atMost(Duration.ofMinutes(1))
          .until(() -> watched(pipeline).equals(ProbeCopies.ASPECTS));
      assertThat(firing(pipeline)).isEmpty();

      String worse = checkpoints.announceWorse(2, CheckpointState.PROMOTED);
      awaitServing(worse, probes, answers);
      probes.send(BAD);

      // Nothing more is sent: the alarm must not wait for other traffic.
      await("alerts about the aspects")
          .atMost(Duration.ofMinutes(1))
          .untilAsserted(() -> assertShown(pipeline, worse));

      checkpoints.change(2, CheckpointState.ROLLED_BACK);
      await("all is resolved")
          .atMost(Duration.ofMinutes(2))
          .untilAsserted(() -> {
            keepWaiting(probes, answers);
            assertThat(firing(pipeline)).isEmpty();
          });
      await("and everybody knows")
          .atMost(Duration.ofMinutes(1))
          .untilAsserted(() -> {
            assertThat(active(pipeline)).doesNotContainValue(1.0);
            assertThat(keys(pipeline.alerts().told(TARGET, "RESOLVED")))
                .isEqualTo(keys(pipeline.alerts().told(TARGET, "FIRING")));
          });
    }
  }

  private static void awaitServing(String checkpoint, ProbeCopies probes, AnswerFollower answers) {
    await(checkpoint + " answers")
        .atMost(Duration.ofMinutes(1))
        .until(() -> {
          keepWaiting(probes, answers);
          return answers.byCheckpoint().containsKey(checkpoint);
        });
  }

  private static void keepWaiting(ProbeCopies probes, AnswerFollower answers) {
    if (probes.sent() - answers.read().sampleIds().size() < WAITING) {
      probes.send(WAITING);
    }
  }

  /** The API, the Prometheus metric and the webhook all tell of both aspects. */
  private static void assertShown(Pipeline pipeline, String checkpoint) {
    List<JsonNode> firing = firing(pipeline);
    for (Aspect aspect : ProbeCopies.ASPECTS) {
      assertThat(firing)
          .anySatisfy(alert -> {
            assertThat(alert.path("kind").asText()).isEqualTo("REGRESSION");
            assertThat(alert.path("monitor").asText()).contains(aspect.name());
            assertThat(alert.path("checkpoint").asText()).isEqualTo(checkpoint);
            assertThat(alert.path("observedRate").asDouble())
                .isGreaterThan(alert.path("baselineRate").asDouble());
            assertThat(alert.path("reason").asText()).isNotBlank();
          });
      assertThat(active(pipeline)).containsEntry(aspect.name(), 1.0);
    }
    assertThat(keys(pipeline.alerts().told(TARGET, "FIRING"))).containsAll(keys(firing));
  }

  private static List<JsonNode> firing(Pipeline pipeline) {
    return Rows.of(
        Http.json(
                pipeline.scoring().port,
                "/api/v1/alerts?state=FIRING&kind=REGRESSION&limit=200&target=" + TARGET)
            .path("items"));
  }

  private static Set<String> keys(List<JsonNode> alerts) {
    return alerts.stream().map(alert -> alert.path("key").asText()).collect(Collectors.toSet());
  }

  /** Whether each aspect or perturbation of the target is told as regressed: 1, or 0. */
  private static Map<String, Double> active(Pipeline pipeline) {
    Map<String, Double> active = new LinkedHashMap<>();
    Http.get(pipeline.scoring().port, "/q/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith("agnoscope_regression_active{"))
        .filter(line -> line.contains("target=\"" + TARGET + "\""))
        .forEach(line -> {
          Matcher named = NAMED.matcher(line);
          while (named.find()) {
            double value = Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
            active.merge(named.group(1), value, Math::max);
          }
        });
    return active;
  }

  /** The aspects that have a baseline and are watched. */
  private static Set<Aspect> watched(Pipeline pipeline) {
    Map<String, MonitorState> last = new LinkedHashMap<>();
    TopicReader.all(pipeline.broker().bootstrapServers(), Topics.MONITORS)
        .forEach(state -> last.put(state.getKey(), state));
    return last.values().stream()
        .filter(state -> state.getTarget().equals(TARGET))
        .filter(state -> state.getPhase() == MonitorPhase.WATCHING)
        .map(MonitorState::getAspect)
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }
}
