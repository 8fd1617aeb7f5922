package io.agnoscope.inference.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agnoscope.inference.ScriptedModel;
import io.agnoscope.inference.answering.AnswerModel;
import io.agnoscope.inference.answering.Reply;
import io.agnoscope.inference.chat.ServedModels;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ViewDeskTest {

  private final AtomicBoolean givenBack = new AtomicBoolean();

  @Test
  void asksAModelThatIsBusyAgain() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    ViewDesk desk =
        desk((ask, deadline) ->
            asked.getAndIncrement() == 0
                ? new Reply.NotNow("rate", Duration.ofMillis(1))
                : ScriptedModel.STAR);

    ViewAnswers answers = desk.answer(request());

    assertThat(answers.answers()).extracting(ViewAnswers.One::decision).containsExactly("A");
    assertThat(givenBack).isTrue();
  }

  @Test
  void givesUpOnOneThatIsAwayForLongerThanItMayTake() {
    ViewDesk desk = desk((ask, deadline) -> new Reply.NotNow("refused", Duration.ofMinutes(1)));

    assertThatThrownBy(() -> desk.answer(request()))
        .isInstanceOfSatisfying(
            RefusedException.class, refused -> assertThat(refused.status()).isEqualTo(503))
        .hasMessageContaining("refused");
    assertThat(givenBack).isTrue();
  }

  @Test
  void saysThatTheModelFailedAndNotHow() {
    ViewDesk desk =
        desk((ask, deadline) -> {
          throw new IllegalStateException("secret");
        });

    assertThatThrownBy(() -> desk.answer(request()))
        .isInstanceOfSatisfying(
            RefusedException.class, refused -> assertThat(refused.status()).isEqualTo(500))
        .hasMessageNotContaining("secret");
  }

  private static ViewsRequest request() throws Exception {
    return new ObjectMapper().readValue(Requests.views("clean"), ViewsRequest.class);
  }

  private ViewDesk desk(ScriptedModel.Script script) {
    AnswerModel model = new ScriptedModel(script);
    return new ViewDesk(
        new ServedModels() {
          @Override
          public boolean inProcess() {
            return true;
          }

          @Override
          public Optional<Held> hold() {
            return Optional.of(
                new Held() {
                  @Override
                  public AnswerModel model() {
                    return model;
                  }

                  @Override
                  public void close() {
                    givenBack.set(true);
                  }
                });
          }
        },
        "tinyvlm",
        Duration.ofSeconds(5),
        InstantSource.system());
  }
}
