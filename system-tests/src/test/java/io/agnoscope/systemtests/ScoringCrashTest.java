package io.agnoscope.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agnoscope.kafkatesting.TestBroker;
import io.agnoscope.schemas.Aspect;
import io.agnoscope.schemas.HardExample;
import io.agnoscope.schemas.TrialAnswers;
import io.agnoscope.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A scoring service that is killed again and again counts each Trial once, and none is missing. */
class ScoringCrashTest {

  private static final System.Logger LOG = System.getLogger(ScoringCrashTest.class.getName());
  private static final String TARGET = "crashed";
  private static final String SOURCE = "crashing";
  private static final String SERVICE = "killed";

  /** The project's longer run takes 20,000 and 10. */
  private static final int TRIALS = Integer.getInteger("agnoscope.scoring.trials", 2_000);

  private static final int KILLS = Integer.getInteger("agnoscope.scoring.kills", 2);

  private static final double DUPLICATES = 0.05;
  private static final double ANSWERED_TWICE = 0.05;

  /** How far from its place in the order a second record of a Trial may come. */
  private static final int APART = 300;

  /** Longer than a commit interval, so that kills hit every part of it. */
  private static final int MOST_DELAY_MILLIS = 700;

  private static final List<Aspect> ASPECTS =
      List.of(
          Aspect.ENTITY,
          Aspect.NUMBER,
          Aspect.COLOR,
          Aspect.MATERIAL,
          Aspect.ACTION,
          Aspect.SPATIAL);

  private final long seed = Long.getLong("agnoscope.scoring.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @Test
  void countsEqualTheKnownAnswer() throws Exception {
    try (TestBroker broker = TestBroker.start();
        ScoringServices services = new ScoringServices(broker)) {
      services.start(SERVICE);
      List<AnsweredTrial> records = records(broker.bootstrapServers());

      List<Long> unread = kill(services, broker.bootstrapServers(), records);
      await("all answers were read")
          .atMost(Duration.ofMinutes(3))
          .until(() -> services.committed() == records.size());

      services.awaitReady();
      List<TrialAnswers> answers = TopicReader.all(broker.bootstrapServers(), Topics.ANSWERS);
      SeriesCounts known = SeriesCounts.of(answers, TARGET);
      await("figures that equal the known answer")
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> {
            assertThat(SeriesCounts.asked(services.port(SERVICE), TARGET)).isEqualTo(known);
            assertThat(Conservation.now(services.port(SERVICE), SOURCE))
                .isEqualTo(Conservation.allScored(TRIALS));
            assertThat(duplicates(services)).isEqualTo(records.size() - TRIALS);
          });
      assertThat(
              TopicReader.all(broker.bootstrapServers(), Topics.HARD_EXAMPLES).stream()
                  .filter(example -> example.getAnswers().getTarget().equals(TARGET))
                  .map(HardExample::getSampleId)
                  .toList())
          .as("hard examples")
          .isNotEmpty()
          .doesNotHaveDuplicates();
      LOG.log(
          System.Logger.Level.INFO,
          "seed={0} kills={1} records={2} unreadAtKills={3}",
          Long.toString(seed),
          KILLS,
          records.size(),
          unread);
      assertThat(unread).as("answers that waited at each kill").allMatch(waiting -> waiting > 0);
    }
  }

  /** Writes all Samples, and returns the records of their answers in the order to be written. */
  private List<AnsweredTrial> records(String bootstrapServers) {
    TreeMap<Double, AnsweredTrial> inOrder = new TreeMap<>();
    List<AnsweredTrial> trials = new ArrayList<>();
    for (int number = 0; number < TRIALS; number++) {
      String checkpoint = number < TRIALS / 2 ? "first" : "second";
      AnsweredTrial trial =
          new AnsweredTrial(
              SOURCE + "-" + number,
              SOURCE,
              TARGET,
              checkpoint,
              ASPECTS.get(number % ASPECTS.size()),
              Instant.now(),
              AnsweredTrial.decisions(random));
      trials.add(trial);
      inOrder.put((double) number, trial);
      if (random.nextDouble() < DUPLICATES) {
        inOrder.put(number + APART * random.nextDouble(), trial);
      }
      if (random.nextDouble() < ANSWERED_TWICE) {
        inOrder.put(
            number + APART * (random.nextDouble() - 0.5),
            trial.by("other", AnsweredTrial.decisions(random)));
      }
    }
    try (SampleWriter writer = new SampleWriter(bootstrapServers)) {
      trials.forEach(trial -> writer.accept(trial.sample()));
    }
    return List.copyOf(inOrder.values());
  }

  /**
   * Writes the answers part by part, and kills the service once for each part but the last: at some
   * place in that part, while it works or waits to commit, with the next just written. Returns how
   * many answers were unread at each kill.
   */
  private List<Long> kill(
      ScoringServices services, String bootstrapServers, List<AnsweredTrial> records)
      throws InterruptedException {
    List<Long> unread = new ArrayList<>();
    try (SampleWriter writer = new SampleWriter(bootstrapServers)) {
      int part = records.size() / (KILLS + 1);
      int written = write(writer, records, 0, part);
      long last = 0;
      for (int kill = 1; kill <= KILLS; kill++) {
        awaitProgress(services, Math.max(last + 1, written - random.nextInt(part)));
        int delay = random.nextInt(MOST_DELAY_MILLIS);
        await("some time within a commit interval")
            .pollDelay(Duration.ofMillis(delay))
            .until(() -> true);
        written = write(writer, records, written, (kill + 1) * part);
        services.kill(SERVICE);
        last = services.committed();
        unread.add(written - last);
        services.start(SERVICE);
      }
      write(writer, records, written, records.size());
    }
    return unread;
  }

  private static void awaitProgress(ScoringServices services, long enough) {
    await("answers are scored")
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> {
          services.requireAlive();
          return services.committed() >= enough;
        });
  }

  private static int write(SampleWriter writer, List<AnsweredTrial> records, int from, int to) {
    records.subList(from, to).forEach(trial -> writer.answer(trial.answers()));
    writer.flush();
    return to;
  }

  private static long duplicates(ScoringServices services) {
    return Http.json(services.port(SERVICE), "/api/v1/pipeline").path("duplicates").asLong();
  }
}
