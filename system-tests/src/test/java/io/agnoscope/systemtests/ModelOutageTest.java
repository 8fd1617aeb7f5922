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
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A model behind a server of its own, which goes away, or will not answer. */
@ExtendWith(PipelineExtension.class)
class ModelOutageTest {

  /** A watched model of this test's own, so that its figures are of its own Samples only. */
  static final String TARGET = "served-elsewhere";

  private static final System.Logger LOG = System.getLogger(ModelOutageTest.class.getName());
  private static final List<String> NAME = List.of("asking-a-server");

  /** How long the model is away; the project's longer run takes PT10M. */
  private static final Duration OUTAGE =
      Duration.parse(System.getProperty("agnoscope.outage", "PT20S"));

  private static final int WAITING = 1_000;
  private static final int NEIGHBOURS = 60;

  private static StubModel model;
  private static Workers workers;

  @BeforeAll
  static void start(Pipeline pipeline) {
    model = new StubModel();
    workers =
        new Workers(
            pipeline,
            NAME,
            Map.of(
                "AGNOSCOPE_TARGET", TARGET,
                "AGNOSCOPE_MODEL", "openai",
                "AGNOSCOPE_OPENAI_URL", model.url(),
                "AGNOSCOPE_OPENAI_MODEL", "stub",
                "AGNOSCOPE_OPENAI_CONCURRENCY", "64",
                "AGNOSCOPE_OPENAI_BREAKER_PAUSE", "2s"));
    await("the worker is ready")
        .atMost(Duration.ofMinutes(2))
        .until(() -> workers.ready().equals(NAME));
  }

  @AfterAll
  static void stop() {
    workers.close();
    model.close();
  }

  @Test
  void trialsWaitForTheModelAndAreAnsweredOnceItIsBack(Pipeline pipeline) {
    Conservation before = Conservation.now(pipeline);
    long repeatsBefore = Conservation.repeats(pipeline, TARGET);
    try (AnswerFollower answers =
        AnswerFollower.fromNow(pipeline.broker().bootstrapServers(), TARGET)) {
      model.goAway();
      Set<String> sent = new HashSet<>(Questions.send(pipeline, TARGET, 0, WAITING));

      await("nothing becomes of them while the model is away")
          .pollInterval(Duration.ofSeconds(1))
          .during(OUTAGE)
          .atMost(OUTAGE.plusSeconds(30))
          .until(() -> untouched(Conservation.now(pipeline).since(before)));
      assertThat(answers.read().records()).isZero();
      Instant back = Instant.now();
      model.comeBack();

      await("every Sample answered")
          .atMost(Duration.ofMinutes(3))
          .untilAsserted(() -> assertThat(answers.read().sampleIds()).isEqualTo(sent));
      LOG.log(
          System.Logger.Level.INFO,
          "outage={0} samples={1} answerRecords={2} answeredIn={3}",
          OUTAGE,
          sent.size(),
          answers.records(),
          Duration.between(back, Instant.now()));
      assertThat(answers.trialIds().values()).allSatisfy(ids -> assertThat(ids).hasSize(1));
      await("each Sample scored, once, with its repeat")
          .atMost(Duration.ofMinutes(1))
          .untilAsserted(() -> {
            assertThat(Conservation.now(pipeline).since(before))
                .isEqualTo(Conservation.allScored(WAITING));
            assertThat(Conservation.repeats(pipeline, TARGET) - repeatsBefore).isEqualTo(WAITING);
          });
      assertThat(TopicReader.all(pipeline.broker().bootstrapServers(), Topics.DEAD_LETTERS))
          .noneMatch(letter -> sent.contains(letter.getSampleId()));
    }
  }

  @Test
  void neighboursOfATrialThatTheModelWillNotAnswerDoNotWaitForIt(Pipeline pipeline) {
    Conservation before = Conservation.now(pipeline);
    try (AnswerFollower answers =
        AnswerFollower.fromNow(pipeline.broker().bootstrapServers(), TARGET)) {
      String refused = Questions.send(pipeline, TARGET, "refused", StubModel.REFUSED);
      await("the model keeps it waiting")
          .atMost(Duration.ofMinutes(1))
          .until(() -> model.held() > 0);
      Set<String> neighbours =
          new HashSet<>(Questions.send(pipeline, TARGET, WAITING, WAITING + NEIGHBOURS));

      await("neighbours answered")
          .atMost(Duration.ofMinutes(1))
          .untilAsserted(() -> assertThat(answers.read().sampleIds()).isEqualTo(neighbours));
      model.refuse();

      await("the refused one is told of, with the cause")
          .atMost(Duration.ofMinutes(1))
          .untilAsserted(() ->
              assertThat(TopicReader.all(pipeline.broker().bootstrapServers(), Topics.DEAD_LETTERS))
                  .filteredOn(letter -> refused.equals(letter.getSampleId()))
                  .singleElement()
                  .satisfies(letter -> {
                    assertThat(letter.getCause()).isEqualTo("clean-view-unanswered");
                    assertThat(letter.getDetail()).contains("refused");
                  }));
      await("one dead letter, and all others scored")
          .atMost(Duration.ofMinutes(1))
          .untilAsserted(() ->
              assertThat(Conservation.now(pipeline).since(before))
                  .isEqualTo(new Conservation(NEIGHBOURS + 1, NEIGHBOURS, 1, 0, 0, 0, 0)));
    }
  }

  private static boolean untouched(Conservation since) {
    return since.accepted() <= WAITING && since.inFlight() == since.accepted();
  }
}
