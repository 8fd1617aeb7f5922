package io.agnoscope.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.agnoscope.kafkatesting.TestBroker;
import io.agnoscope.schemas.Aspect;
import io.agnoscope.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Two scoring services share the work, and either answers for both. */
class ScoringInstancesTest {

  private static final System.Logger LOG = System.getLogger(ScoringInstancesTest.class.getName());
  private static final String TARGET = "shared";
  private static final String SOURCE = "sharing";
  private static final int TRIALS = 400;
  private static final List<String> NAMES = List.of("one", "two");

  /** What is asked of both; nothing in it goes by the time of asking. */
  private static final List<String> QUESTIONS =
      List.of(
          "/api/v1/pipeline",
          "/api/v1/interference",
          "/api/v1/interference?perturbation=" + AnsweredTrial.CAPTION,
          "/api/v1/agnosia",
          "/api/v1/timeline?span=PT6H&perturbation=" + AnsweredTrial.CAPTION);

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  @Test
  void eitherAnswersForBothAndOneAlone() throws Exception {
    try (TestBroker broker = TestBroker.start();
        ScoringServices services = new ScoringServices(broker)) {
      NAMES.forEach(services::start);
      services.awaitReady();
      await("both read answers")
          .atMost(Duration.ofMinutes(1))
          .until(() -> services.readers() == NAMES.size());
      write(broker.bootstrapServers());
      SeriesCounts known =
          SeriesCounts.of(TopicReader.all(broker.bootstrapServers(), Topics.ANSWERS), TARGET);
      for (String name : NAMES) {
        await(name + " has all")
            .atMost(Duration.ofMinutes(1))
            .ignoreExceptions()
            .untilAsserted(() -> assertAll(services.port(name), known));
      }

      Map<String, JsonNode> answers = asked(services.port(NAMES.getFirst()));
      assertThat(asked(services.port(NAMES.getLast()))).isEqualTo(answers);

      String killed = NAMES.get(random.nextInt(NAMES.size()));
      String left = NAMES.stream().filter(name -> !name.equals(killed)).findFirst().orElseThrow();
      LOG.log(System.Logger.Level.INFO, "seed={0} killed={1}", Long.toString(seed), killed);
      services.kill(killed);

      await("the one that is left answers the same")
          .atMost(Duration.ofMinutes(1))
          .ignoreExceptions()
          .untilAsserted(() -> assertThat(asked(services.port(left))).isEqualTo(answers));
    }
  }

  private static void assertAll(int port, SeriesCounts known) {
    assertThat(Conservation.now(port, SOURCE)).isEqualTo(Conservation.allScored(TRIALS));
    assertThat(SeriesCounts.asked(port, TARGET)).isEqualTo(known);
  }

  private static Map<String, JsonNode> asked(int port) {
    Map<String, JsonNode> answers = new LinkedHashMap<>();
    QUESTIONS.forEach(question -> answers.put(question, Http.json(port, question)));
    return answers;
  }

  private void write(String bootstrapServers) {
    List<AnsweredTrial> trials = new ArrayList<>();
    for (int number = 0; number < TRIALS; number++) {
      trials.add(
          new AnsweredTrial(
              SOURCE + "-" + number,
              SOURCE,
              TARGET,
              number % 3 == 0 ? "first" : "second",
              Aspect.COLOR,
              Instant.now(),
              AnsweredTrial.decisions(random)));
    }
    try (SampleWriter writer = new SampleWriter(bootstrapServers)) {
      trials.forEach(trial -> writer.accept(trial.sample()));
      trials.forEach(trial -> writer.answer(trial.answers()));
      writer.flush();
    }
  }
}
