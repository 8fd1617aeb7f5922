package io.agnoscope.inference.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.inference.FakeModel;
import org.junit.jupiter.api.Test;

class ModelSlotTest {

  private final ModelSlot slot = new ModelSlot();
  private final FakeModel first = new FakeModel("first");
  private final FakeModel second = new FakeModel("second");
  private final FakeModel third = new FakeModel("third");

  @Test
  void hasNoModelBeforeOneIsOffered() {
    assertThat(slot.pin()).isEmpty();
  }

  @Test
  void swapsAtThePinAndClosesTheOldOneThen() {
    slot.offer(new Serving(first, null));
    assertThat(slot.pin()).contains(first);

    slot.offer(new Serving(second, 1));

    assertThat(first.closed).isFalse();
    assertThat(slot.serving().map(Serving::model)).contains(first);
    assertThat(slot.pin()).contains(second);
    assertThat(first.closed).isTrue();
    assertThat(second.closed).isFalse();
  }

  @Test
  void closesAnOfferThatWasOvertaken() {
    slot.offer(new Serving(first, null));
    slot.offer(new Serving(second, 1));

    assertThat(first.closed).isTrue();
    assertThat(slot.pin()).contains(second);
  }

  @Test
  void closesBothAtTheEnd() {
    slot.offer(new Serving(second, 1));
    slot.pin();
    slot.offer(new Serving(third, 2));

    slot.close();

    assertThat(second.closed).isTrue();
    assertThat(third.closed).isTrue();
  }
}
