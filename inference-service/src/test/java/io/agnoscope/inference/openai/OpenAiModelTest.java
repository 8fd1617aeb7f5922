package io.agnoscope.inference.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.agnoscope.inference.Fixtures;
import io.agnoscope.inference.answering.Ask;
import io.agnoscope.inference.answering.Reply;
import io.agnoscope.inference.answering.Turn;
import io.agnoscope.schemas.Modality;
import io.agnoscope.schemas.ProbabilityKind;
import io.agnoscope.schemas.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of an Ask, by what the server does. */
class OpenAiModelTest {

  private static final Ask ASK = Fixtures.ask(null, "What is it?", List.of("star", "cross"));

  private final Setup.Seen seen = new Setup.Seen();
  private final StubServer stub = new StubServer(request -> StubServer.ok(Says.text("B")));

  @AfterEach
  void close() {
    stub.close();
  }

  @Test
  void everyLettersProbabilityMakesAnExactDistribution() throws InterruptedException {
    stub.does(request ->
        StubServer.ok(
            Says.token("B", Map.of("B", 0.5, " B", 0.1, "A", 0.15, "(a", 0.05, "the", 0.2))));

    Reply reply = ask(ASK);

    assertThat(reply)
        .isInstanceOfSatisfying(
            Reply.Distribution.class,
            distribution -> {
              assertThat(distribution.kind()).isEqualTo(ProbabilityKind.EXACT);
              assertThat(distribution.probabilities().get(0)).isCloseTo(0.25, within(1e-9));
              assertThat(distribution.probabilities().get(1)).isCloseTo(0.75, within(1e-9));
              assertThat(distribution.missingMass()).isZero();
            });
    assertThat(seen.events).contains("told EXACT", "tokens 10 1", "request answered");
  }

  @Test
  void aLetterThatIsNotListedLeavesAMissingMass() throws InterruptedException {
    stub.does(request -> StubServer.ok(Says.token("B", Map.of("B", 0.6, "the", 0.2))));

    assertThat(ask(ASK))
        .isInstanceOfSatisfying(
            Reply.Distribution.class,
            distribution -> {
              assertThat(distribution.kind()).isEqualTo(ProbabilityKind.TOP_K);
              assertThat(distribution.probabilities().get(0)).isZero();
              assertThat(distribution.probabilities().get(1)).isCloseTo(0.75, within(1e-9));
              assertThat(distribution.missingMass()).isCloseTo(0.25, within(1e-9));
            });
    assertThat(seen.events).contains("told TOP_K");
  }

  @Test
  void withoutProbabilitiesTheLetterInTheTextCounts() throws InterruptedException {
    stub.does(request -> StubServer.ok(Says.text("The answer is B, a cross.")));
    try (OpenAiModel model = Setup.model(stub, Setup.LIMITS, seen)) {
      assertThat(model.ask(List.of(ASK), soon()))
          .containsExactly(new Reply.Parsed(1, "The answer is B, a cross."));
      assertThat(model.promptVersion()).isEqualTo("openai-options-1+letters-1+t0-16-256-s1+none");
    }
    assertThat(seen.events).contains("told NONE");
    assertThat(stub.requests.getLast().has("logprobs")).isFalse();
  }

  @Test
  void anAnswerWithoutALetterIsKeptAsItIs() throws InterruptedException {
    stub.does(request -> StubServer.ok(Says.text("I cannot see a picture.")));

    assertThat(ask(ASK)).isEqualTo(new Reply.Parsed(null, "I cannot see a picture."));
  }

  @Test
  void aServerThatRefusesProbabilitiesIsAskedWithoutThem() throws InterruptedException {
    stub.does(request ->
        request.has("logprobs") ? StubServer.status(400) : StubServer.ok(Says.text("A")));

    assertThat(ask(ASK)).isEqualTo(new Reply.Parsed(0, "A"));
    assertThat(stub.requests.stream().map(request -> request.path("top_logprobs").asInt()))
        .containsExactly(20, 5, 0, 0);
  }

  @Test
  void aServerThatTellsFewIsAskedForFew() throws InterruptedException {
    stub.does(request ->
        request.path("top_logprobs").asInt() > 5
            ? StubServer.status(422)
            : StubServer.ok(Says.token("A", Map.of("A", 0.9, "B", 0.1))));
    try (OpenAiModel model = Setup.model(stub, Setup.LIMITS, seen)) {
      assertThat(model.ask(List.of(ASK), soon()).getFirst()).isInstanceOf(Reply.Distribution.class);
      assertThat(model.promptVersion()).endsWith("+top5");
    }
  }

  @Test
  void aModelThatWantsTheNewerTokenLimitGetsIt() throws InterruptedException {
    stub.does(request ->
        request.has("max_tokens") ? StubServer.status(400) : StubServer.ok(Says.text("A")));

    assertThat(ask(ASK)).isEqualTo(new Reply.Parsed(0, "A"));
    assertThat(stub.requests.getLast().get("max_completion_tokens").asInt()).isEqualTo(16);
  }

  @Test
  void anAskWithoutChoicesIsAnsweredByText() throws InterruptedException {
    Ask free = Fixtures.ask(null, "Describe it.", List.of());
    stub.does(request -> StubServer.ok(Says.text(Says.probe(request) ? "A" : "A red star.")));

    assertThat(ask(free)).isEqualTo(new Reply.Written("A red star."));
    JsonNode request = stub.requests.getLast();
    assertThat(request.get("max_tokens").asInt()).isEqualTo(256);
    assertThat(Says.asked(request)).isEqualTo("Describe it.");
  }

  @Test
  void whatTheModelRefusesIsUnableAndOthersAreAnswered() throws InterruptedException {
    Ask bad = Fixtures.ask(null, "Bad?", List.of("star", "cross"));
    Ask large = Fixtures.ask(null, "Large?", List.of("star", "cross"));
    stub.does(request ->
        switch (Says.asked(request)) {
          case String asked when asked.contains("Bad?") -> StubServer.status(400);
          case String asked when asked.contains("Large?") -> StubServer.status(413);
          default -> StubServer.ok(Says.text("B"));
        });
    try (OpenAiModel model = Setup.model(stub, Setup.LIMITS, seen)) {
      assertThat(model.ask(List.of(bad, ASK, large), soon()))
          .containsExactly(
              new Reply.Unable("refused-by-model", "HTTP 400"),
              new Reply.Parsed(1, "B"),
              new Reply.Unable("too-large-for-model", "HTTP 413"));
    }
  }

  @Test
  void aPictureInATurnOfTheModelCannotBeAsked() throws InterruptedException {
    Ask ask =
        new Ask(
            List.of(new Turn(Role.ASSISTANT, List.of(PromptsTest.PICTURE))),
            ASK.content(),
            List.of(),
            ASK.choices(),
            Modality.NOTHING);

    assertThat(ask(ask))
        .isInstanceOfSatisfying(
            Reply.Unable.class, unable -> assertThat(unable.cause()).isEqualTo("unsupported-turn"));
  }

  @Test
  void asksNoMoreAtATimeThanItMay() throws InterruptedException {
    try (OpenAiModel model = Setup.model(stub, Setup.LIMITS, seen)) {
      assertThat(model.ask(Collections.nCopies(40, ASK), soon()))
          .containsOnly(new Reply.Parsed(1, "B"));
    }
    assertThat(stub.most).hasValueBetween(2, Setup.LIMITS.concurrency());
    // The probe is sent once, by whoever comes first.
    assertThat(stub.requests).hasSize(41);
  }

  private Reply ask(Ask ask) throws InterruptedException {
    try (OpenAiModel model = Setup.model(stub, Setup.LIMITS, seen)) {
      return model.ask(List.of(ask), soon()).getFirst();
    }
  }

  private static Instant soon() {
    return Instant.now().plus(Duration.ofSeconds(30));
  }
}
