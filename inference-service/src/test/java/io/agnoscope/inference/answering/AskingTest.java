package io.agnoscope.inference.answering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agnoscope.inference.Fixtures;
import io.agnoscope.inference.ScriptedModel;
import java.io.FileNotFoundException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AskingTest {

  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final Reply AWAY = new Reply.NotNow("away", Duration.ofSeconds(1));

  private final Patient patience = new Patient();
  private Instant now = Fixtures.NOW;

  @Test
  void asksAgainOnlyWhatWasPutOff() throws Exception {
    AtomicInteger captions = new AtomicInteger();
    ScriptedModel model =
        new ScriptedModel((ask, deadline) ->
            ask.text().startsWith("A cross") && captions.getAndIncrement() < 2
                ? new Reply.NotNow("busy", Duration.ofSeconds(captions.get()))
                : ScriptedModel.STAR);

    Asking asking = finish(model);

    assertThat(model.asked).extracting(List::size).containsExactly(3, 1, 1, 1);
    assertThat(patience.waits)
        .extracting(Reply.NotNow::after)
        .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
    assertThat(patience.inARow).containsExactly(1, 2);
    assertThat(asking.reply(1)).isEqualTo(ScriptedModel.STAR);
  }

  @Test
  void waitsAsLongAsTheOneThatWantsTheLongestWait() throws Exception {
    AtomicInteger asks = new AtomicInteger();
    ScriptedModel model =
        new ScriptedModel((ask, deadline) -> {
          int number = asks.getAndIncrement();
          return number < 3
              ? new Reply.NotNow("busy", Duration.ofSeconds(number == 1 ? 9 : 1))
              : ScriptedModel.STAR;
        });

    finish(model);

    assertThat(patience.waits)
        .extracting(Reply.NotNow::after)
        .containsExactly(Duration.ofSeconds(9));
  }

  @Test
  void givesTheModelTheTimeThatIsLeft() throws Exception {
    java.util.List<Duration> left = new java.util.ArrayList<>();
    ScriptedModel model =
        new ScriptedModel((ask, deadline) -> {
          left.add(Duration.between(now, deadline));
          now = now.plusSeconds(10);
          return ScriptedModel.STAR;
        });

    finish(model);

    assertThat(left.getFirst()).isEqualTo(DEADLINE);
    assertThat(left.getLast()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void leavesTheRestUnansweredWhenTheTimeIsUsedUp() throws Exception {
    ScriptedModel model =
        new ScriptedModel((ask, deadline) -> {
          now = now.plusSeconds(20);
          return ScriptedModel.STAR;
        });

    Asking asking = finish(model);

    assertThat(asking.reply(0)).isEqualTo(ScriptedModel.STAR);
    assertThat(asking.reply(3))
        .isInstanceOfSatisfying(
            Reply.Unable.class,
            unable -> assertThat(unable.cause()).isEqualTo(AnswerModel.DEADLINE));
    assertThat(model.asked).hasSize(1);
  }

  @Test
  void doesNotCountAnOutageAsTimeOfTheTrial() throws Exception {
    AtomicInteger asks = new AtomicInteger();
    ScriptedModel model =
        new ScriptedModel((ask, deadline) -> {
          now = now.plusSeconds(40);
          return asks.getAndIncrement() < 30 ? AWAY : ScriptedModel.STAR;
        });

    Asking asking = finish(model);

    assertThat(asking.reply(0)).isEqualTo(ScriptedModel.STAR);
  }

  @Test
  void keepsWhatItHasWhenTheModelFails() throws Exception {
    ScriptedModel model =
        new ScriptedModel((ask, deadline) -> {
          throw new IllegalStateException("told to fail");
        });
    Asking asking = asking(model);

    assertThatThrownBy(() -> asking.finish(patience)).isInstanceOf(IllegalStateException.class);
  }

  /** However often each View is put off, each ends with its reply and none is asked again after. */
  @Property(tries = 100)
  void everyViewGetsOneReply(@ForAll @Size(4) List<@IntRange(max = 5) Integer> putOffs)
      throws Exception {
    AtomicInteger total = new AtomicInteger();
    int[] left = putOffs.stream().mapToInt(Integer::intValue).toArray();
    List<String> order = List.of("clean", "caption", "rotated", "repeat");
    ScriptedModel model =
        new ScriptedModel((ask, deadline) -> {
          total.incrementAndGet();
          int view = order.indexOf(ask.text());
          return left[view]-- > 0 ? AWAY : ScriptedModel.STAR;
        });
    var trial = Fixtures.trial("t", "a");
    for (int i = 0; i < 4; i++) {
      trial
          .getViews()
          .get(i)
          .setParts(List.of(new io.agnoscope.schemas.TextPart(order.get(i), false)));
    }
    Asking asking = new Asking(open(trial), model, DEADLINE, () -> now);

    asking.finish(new Patient());

    assertThat(List.of(0, 1, 2, 3)).allMatch(view -> asking.reply(view).equals(ScriptedModel.STAR));
    assertThat(total).hasValue(4 + putOffs.stream().mapToInt(Integer::intValue).sum());
  }

  private Asking finish(AnswerModel model) throws Exception {
    Asking asking = asking(model);
    asking.finish(patience);
    return asking;
  }

  private Asking asking(AnswerModel model) throws Exception {
    return new Asking(open(Fixtures.trial("t", "a")), model, DEADLINE, () -> now);
  }

  private static OpenTrial open(io.agnoscope.schemas.Trial trial) throws Exception {
    return new TrialAnswerer(sha256 -> Optional.empty(), "w", () -> Fixtures.NOW)
        .open(
            trial,
            (uri, sha256) -> {
              throw new FileNotFoundException("nothing is stored here");
            });
  }
}
