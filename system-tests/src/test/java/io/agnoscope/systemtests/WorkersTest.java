package io.agnoscope.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agnoscope.schemas.topic.Topics;
import io.agnoscope.systemtests.PipelineExtension.Pipeline;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Four workers share the Trials of two partitions, and any of them may end at any time. */
@ExtendWith(PipelineExtension.class)
class WorkersTest {

  /** A watched model of this test's own, so that its figures are of its own Samples only. */
  static final String TARGET = "workers";

  private static final System.Logger LOG = System.getLogger(WorkersTest.class.getName());
  private static final List<String> NAMES = List.of("worker-1", "worker-2", "worker-3", "worker-4");

  /** How long workers are killed for; the project's longer run takes PT5M. */
  private static final Duration KILLS =
      Duration.parse(System.getProperty("agnoscope.kills", "PT15S"));

  /** However slow the machine is. */
  private static final int LEAST_KILLS = 3;

  /** So many wait at least, so that every kill hits Trials in hand. */
  private static final int WAITING = 300;

  private static final int BATCH = 200;

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);
  private final Set<String> sent = new HashSet<>();

  @Test
  void allAnswerAndKillsLoseNothingAndCountNothingTwice(Pipeline pipeline) throws Exception {
    Conservation before = Conservation.now(pipeline);
    // Few at a time: a Trial that is in the hands of five killed workers is given up by design.
    Map<String, String> settings =
        Map.of(
            "AGNOSCOPE_TARGET",
            TARGET,
            "AGNOSCOPE_INFERENCE_LANES",
            "2",
            "AGNOSCOPE_INFERENCE_TRIALS_PER_LANE",
            "2");
    try (Workers workers = new Workers(pipeline, NAMES, settings);
        AnswerFollower answers =
            AnswerFollower.fromNow(pipeline.broker().bootstrapServers(), TARGET)) {
      await("all workers ready")
          .atMost(Duration.ofMinutes(2))
          .until(() -> workers.ready().equals(NAMES));
      await("all workers answer")
          .atMost(Duration.ofMinutes(3))
          .until(() -> {
            // Else those who come first might leave nothing to the others.
            keepWaiting(pipeline, answers);
            return answers.read().byWorker().keySet().containsAll(NAMES);
          });

      int kills = killAtRandom(pipeline, workers, answers);
      Instant drained = Instant.now();

      await("every Sample answered")
          .atMost(Duration.ofMinutes(3))
          .untilAsserted(() -> assertThat(answers.read().sampleIds()).isEqualTo(sent));
      LOG.log(
          System.Logger.Level.INFO,
          "seed={0} kills={1} samples={2} answerRecords={3} byWorker={4} drainedIn={5}",
          Long.toString(seed),
          kills,
          sent.size(),
          answers.records(),
          answers.byWorker(),
          Duration.between(drained, Instant.now()));
      assertThat(answers.trialIds().values()).allSatisfy(ids -> assertThat(ids).hasSize(1));
    }
    await("each Sample scored, once")
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> {
          assertThat(Conservation.now(pipeline).since(before))
              .isEqualTo(Conservation.allScored(sent.size()));
          assertThat(Conservation.repeats(pipeline, TARGET)).isEqualTo(sent.size());
        });
    assertThat(TopicReader.all(pipeline.broker().bootstrapServers(), Topics.DEAD_LETTERS))
        .noneMatch(letter -> sent.contains(letter.getSampleId()));
  }

  private int killAtRandom(Pipeline pipeline, Workers workers, AnswerFollower answers)
      throws InterruptedException {
    Instant end = Instant.now().plus(KILLS);
    int kills = 0;
    while (Instant.now().isBefore(end) || kills < LEAST_KILLS) {
      int enough = answers.read().records() + 5 + random.nextInt(95);
      await("three workers at work")
          .atMost(Duration.ofMinutes(2))
          .pollInterval(Duration.ofMillis(100))
          .until(() -> {
            keepWaiting(pipeline, answers);
            return answers.records() >= enough && workers.ready().size() >= 3;
          });
      List<String> ready = workers.ready();
      workers.killAndStartAgain(ready.get(random.nextInt(ready.size())));
      kills++;
    }
    return kills;
  }

  private void keepWaiting(Pipeline pipeline, AnswerFollower answers) {
    if (sent.size() - answers.read().sampleIds().size() < WAITING) {
      sent.addAll(Questions.send(pipeline, TARGET, sent.size(), sent.size() + BATCH));
    }
  }
}
