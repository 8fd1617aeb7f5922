package io.agnoscope.inference.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.agnoscope.inference.answering.AnswerModel;
import io.agnoscope.inference.openai.Says;
import io.agnoscope.inference.openai.StubModels;
import io.agnoscope.inference.openai.StubServer;
import io.agnoscope.inference.openai.StubServer.Act;
import io.agnoscope.kafkatesting.KafkaExtension;
import io.agnoscope.schemas.Answered;
import io.agnoscope.schemas.ProbabilityKind;
import io.agnoscope.schemas.TrialAnswers;
import io.agnoscope.schemas.Unanswered;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a Trial in the records, by what the model's server does. */
@Execution(ExecutionMode.CONCURRENT)
class ModelServerTest {

  @RegisterExtension static final KafkaExtension KAFKA = new KafkaExtension();

  private static EngineRig rig;

  private final RecordedEvents events = new RecordedEvents();

  @BeforeAll
  static void provision() {
    rig = new EngineRig(KAFKA.bootstrapServers());
  }

  @AfterAll
  static void close() {
    rig.close();
  }

  @Test
  void completeProbabilitiesAreExactAndSomeAreTopK() {
    List<Object> outcomes =
        outcomes(
            "told",
            request ->
                StubServer.ok(
                    Says.asked(request).contains("about told-1")
                        ? Says.token("B", Map.of("B", 0.6, "the", 0.2))
                        : Says.token("B", Map.of("B", 0.6, "A", 0.2))),
            "told-1",
            "told-2");

    assertThat(outcomes)
        .extracting(outcome -> ((Answered) outcome).getProbabilityKind())
        .containsOnly(ProbabilityKind.EXACT, ProbabilityKind.TOP_K);
  }

  @Test
  void aLetterInProseIsAnsweredWithoutProbabilities() {
    assertThat(outcomes("prose", request -> StubServer.ok(Says.text("It must be B.")), "prose-1"))
        .allSatisfy(outcome -> {
          assertThat(((Answered) outcome).getDecision()).isNotNull();
          assertThat(((Answered) outcome).getProbabilityKind()).isEqualTo(ProbabilityKind.NONE);
        });
  }

  @Test
  void proseWithoutALetterIsAnsweredWithoutADecision() {
    assertThat(outcomes("vague", request -> StubServer.ok(Says.text("Who knows?")), "vague-1"))
        .allSatisfy(outcome -> assertThat(((Answered) outcome).getDecision()).isNull());
  }

  @ParameterizedTest
  @CsvSource({"nonsense,unreadable-reply", "refused,refused-by-model"})
  void whatTheModelCannotAnswerIsUnansweredAndNamesItsCause(String kind, String cause) {
    Act bad = kind.equals("nonsense") ? StubServer.ok("<html>") : StubServer.status(400);

    assertThat(
            outcomes(
                kind,
                request -> Says.probe(request) ? StubServer.ok(Says.text("B")) : bad,
                kind + "-1"))
        .allSatisfy(outcome -> assertThat(((Unanswered) outcome).getCause()).isEqualTo(cause));
  }

  @ParameterizedTest
  @CsvSource({
    "throttled,429",
    "failing,500",
    "unauthorized,401",
    "nameless,404",
    "hanging,0",
    "dropping,-1"
  })
  void aTrialOutlastsAnOutage(String kind, int status) {
    Act bad =
        switch (status) {
          case 0 -> StubServer.hang();
          case -1 -> StubServer.drop();
          default -> StubServer.status(status);
        };
    try (StubServer stub = new StubServer(request -> bad);
        InferenceEngine engine = engine(kind, stub)) {
      rig.send(EngineRig.trial(kind, kind + "-1"));
      engine.start();
      await().atMost(EngineRig.PATIENCE).until(() -> events.waits.size() >= 2);
      assertThat(events.answered).isEmpty();

      stub.does(request -> StubServer.ok(Says.text("B")));
      await().atMost(EngineRig.PATIENCE).until(() -> events.answered.contains(kind + "-1"));
    }
    assertThat(answered(kind)).allSatisfy(one -> assertThat(one).isInstanceOf(Answered.class));
    assertThat(rig.deadLettersOf(kind + "-1")).isEmpty();
    assertThat(events.released).hasValue(0);
  }

  private List<Object> outcomes(String target, Function<JsonNode, Act> acts, String... samples) {
    try (StubServer stub = new StubServer(acts);
        InferenceEngine engine = engine(target, stub)) {
      for (String sample : samples) {
        rig.send(EngineRig.trial(target, sample));
      }
      engine.start();
      await().atMost(EngineRig.PATIENCE).until(() -> events.answered.size() == samples.length);
    }
    // By their ids: other tests leave records on the topic that are none of this engine's.
    assertThat(samples).allSatisfy(sample -> assertThat(rig.deadLettersOf(sample)).isEmpty());
    return answered(target);
  }

  private InferenceEngine engine(String target, StubServer stub) {
    AnswerModel model = StubModels.of(stub);
    return rig.engine(target, model, events);
  }

  private static List<Object> answered(String target) {
    List<TrialAnswers> answers = rig.answersOf(target);
    assertThat(answers).isNotEmpty();
    return answers.stream()
        .flatMap(one -> one.getAnswers().stream())
        .map(answer -> answer.getOutcome())
        .toList();
  }
}
