package io.agnoscope.inference.worker;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agnoscope.inference.Fixtures;
import io.agnoscope.inference.answering.Reply;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ModelPatienceTest {

  private static final Reply.NotNow AWAY = new Reply.NotNow("server-error", Duration.ZERO);
  private static final int MANY = 5 * ModelPatience.MOST_WHILE_OTHERS_ARE_ANSWERED;

  private final RecordedEvents events = new RecordedEvents();
  private final Pauses pauses =
      new Pauses(new ModelGate(Duration.ofSeconds(30), () -> Fixtures.NOW), events, time -> {});
  private final ModelPatience patience = new ModelPatience(pauses, events);
  private final ModelPatience other = new ModelPatience(pauses, events);

  @Test
  void hasNoEndWhileNobodyIsAnswered() {
    assertThatCode(() -> putOff(MANY, false)).doesNotThrowAnyException();
  }

  @Test
  void endsWhenOthersAreAnsweredAllTheWhile() {
    assertThatThrownBy(() -> putOff(MANY, true))
        .isInstanceOf(ModelPatience.PutOffForEverException.class)
        .hasMessageContaining("server-error");
  }

  @Test
  void beginsAnewWhenTheTrialItselfIsAnsweredInPart() {
    assertThatCode(
            () -> {
              for (int i = 0; i < 5; i++) {
                putOff(ModelPatience.MOST_WHILE_OTHERS_ARE_ANSWERED, true);
                patience.asked(1, Duration.ZERO, true);
              }
            })
        .doesNotThrowAnyException();
  }

  private void putOff(int times, boolean othersAnswered) throws InterruptedException {
    for (int inARow = 1; inARow <= times; inARow++) {
      patience.asked(1, Duration.ZERO, false);
      if (othersAnswered) {
        other.asked(1, Duration.ZERO, true);
      }
      patience.await(AWAY, inARow);
    }
  }
}
