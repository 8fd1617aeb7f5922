package io.agnoscope.inference.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.agnoscope.inference.FakeModel;
import io.agnoscope.inference.Fixtures;
import io.agnoscope.inference.answering.AnswerModel;
import io.agnoscope.inference.answering.Ask;
import io.agnoscope.inference.answering.Reply;
import io.agnoscope.inference.chat.ChatCompletion.Alternative;
import io.agnoscope.inference.chat.ChatCompletion.Logprobs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChatDeskTest {

  private final AtomicInteger held = new AtomicInteger();

  @Test
  void saysTheLikeliestLetterAndHowLikelyEachIs() throws Exception {
    ChatCompletion completion =
        desk(new Says(Reply.Distribution.exact(List.of(0.2, 0.0, 0.8)))).complete(request(true, 2));

    assertThat(completion.object()).isEqualTo("chat.completion");
    assertThat(completion.model()).isEqualTo("says-1");
    assertThat(completion.created()).isEqualTo(Fixtures.NOW.getEpochSecond());
    assertThat(completion.choices()).hasSize(1);
    assertThat(completion.choices().getFirst().message().content()).isEqualTo("C");
    Logprobs logprobs = Objects.requireNonNull(completion.choices().getFirst().logprobs());
    assertThat(logprobs.content())
        .singleElement()
        .satisfies(token -> {
          assertThat(token.token()).isEqualTo("C");
          assertThat(token.logprob()).isEqualTo(Math.log(0.8));
          assertThat(token.topLogprobs())
              .containsExactly(
                  new Alternative("C", Math.log(0.8), List.of(67)),
                  new Alternative("A", Math.log(0.2), List.of(65)));
        });
    // "What is it?" and three options of a word each.
    assertThat(completion.usage()).isEqualTo(new ChatCompletion.Usage(6, 1, 7));
    assertThat(held).hasValue(0);
  }

  @Test
  void whatCannotBeIsTheLeastThatIsTold() throws Exception {
    ChatCompletion completion =
        desk(new Says(Reply.Distribution.exact(List.of(1.0, 0.0, 0.0))))
            .complete(request(true, 20));

    assertThat(
            Objects.requireNonNull(completion.choices().getFirst().logprobs())
                .content()
                .getFirst()
                .topLogprobs())
        .extracting(Alternative::logprob)
        .containsExactly(0.0, -9999.0, -9999.0);
  }

  @Test
  void tellsNoProbabilitiesUnasked() throws Exception {
    ChatCompletion completion =
        desk(new Says(Reply.Distribution.exact(List.of(1.0, 0.0, 0.0))))
            .complete(request(false, 0));

    assertThat(completion.choices().getFirst().logprobs()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"says-1", "tinyvlm", "watched"})
  void answersToItsNames(String name) throws Exception {
    ChatDesk desk = desk(new Says(Reply.Distribution.exact(List.of(1.0, 0.0, 0.0))));

    assertThat(desk.complete(new ChatRequest(name, ask(), false, 0)).model()).isEqualTo("says-1");
    assertThat(desk.names()).containsExactly("says-1", "tinyvlm", "watched");
  }

  @Test
  void anotherModelIsNotHere() {
    Says model = new Says(Reply.Distribution.exact(List.of(1.0, 0.0, 0.0)));

    ChatError error = refused(desk(model), new ChatRequest("other", ask(), false, 0));

    assertThat(error.status()).isEqualTo(404);
    assertThat(error.code()).isEqualTo("model_not_found");
    assertThat(model.asked).isNull();
    assertThat(held).hasValue(0);
  }

  @Test
  void whatTheModelCannotBeAskedIsTheRequestsFault() {
    ChatError error = refused(desk(new Says(new Reply.Unable("several-pictures", "two of them"))));

    assertThat(error.status()).isEqualTo(400);
    assertThat(error.code()).isEqualTo("several-pictures");
    assertThat(error.retryAfter()).isNull();
    assertThat(held).hasValue(0);
  }

  @Test
  void tooLateAndTooBusyAreNot() {
    ChatError late = refused(desk(new Says(new Reply.Unable("deadline", "late"))));
    ChatError busy = refused(desk(new Says(new Reply.NotNow("full", Duration.ofSeconds(3)))));

    assertThat(late.status()).isEqualTo(503);
    assertThat(late.code()).isEqualTo("deadline");
    assertThat(busy.status()).isEqualTo(503);
    assertThat(busy.code()).isEqualTo("full");
    assertThat(busy.retryAfter()).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void givesTheModelTheDeadline() throws Exception {
    Says model = new Says(Reply.Distribution.exact(List.of(1.0, 0.0, 0.0)));

    desk(model).complete(request(false, 0));

    assertThat(model.deadline).isEqualTo(Fixtures.NOW.plusSeconds(30));
  }

  @Test
  void asksToComeBackWhileNothingIsLoaded() {
    ChatError error = refused(desk(true, Optional.empty()));

    assertThat(error.status()).isEqualTo(503);
    assertThat(error.retryAfter()).isPositive();
  }

  @Test
  void hasNothingToOfferForAModelBehindAServer() {
    ChatError error = refused(desk(false, Optional.of(new FakeModel("remote"))));

    assertThat(error.status()).isEqualTo(501);
    assertThat(error.code()).isEqualTo("not-in-process");
  }

  private ChatDesk desk(AnswerModel model) {
    return desk(true, Optional.of(model));
  }

  private ChatDesk desk(boolean inProcess, Optional<AnswerModel> model) {
    ServedModels models =
        new ServedModels() {
          @Override
          public boolean inProcess() {
            return inProcess;
          }

          @Override
          public Optional<Held> hold() {
            return model.map(present -> new Counted(present, held));
          }
        };
    return new ChatDesk(models, "watched", Duration.ofSeconds(30), () -> Fixtures.NOW);
  }

  private static ChatError refused(ChatDesk desk) {
    return refused(desk, request(false, 0));
  }

  private static ChatError refused(ChatDesk desk, ChatRequest request) {
    return Objects.requireNonNull(
            catchThrowableOfType(ChatRefusedException.class, () -> desk.complete(request)))
        .error();
  }

  private static ChatRequest request(boolean logprobs, int top) {
    return new ChatRequest("tinyvlm", ask(), logprobs, top);
  }

  private static Ask ask() {
    return Fixtures.ask(null, "What is it?", List.of("star", "moon", "heart"));
  }

  private record Counted(AnswerModel model, AtomicInteger held) implements ServedModels.Held {

    Counted {
      held.incrementAndGet();
    }

    @Override
    public void close() {
      held.decrementAndGet();
    }
  }

  /** A model that always says the same. */
  private static final class Says implements AnswerModel {

    private final Reply reply;
    private @Nullable List<Ask> asked;
    private @Nullable Instant deadline;

    private Says(Reply reply) {
      this.reply = reply;
    }

    @Override
    public String checkpoint() {
      return "says-1";
    }

    @Override
    public String promptVersion() {
      return "says";
    }

    @Override
    public List<Reply> ask(List<Ask> asks, Instant until) {
      asked = asks;
      deadline = until;
      return List.of(reply);
    }

    @Override
    public void close() {}
  }
}
