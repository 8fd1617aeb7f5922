package io.agnoscope.inference.tinyvlm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoomTest {

  private final Room room = new Room(4, 1000);

  @Test
  void isForSoManyAsksAndBytes() throws InterruptedException {
    Room.Taken three = room.take(3, 10, 0).orElseThrow();

    assertThat(room.take(2, 0, 0)).isEmpty();
    assertThat(room.take(1, 1000, 0)).isEmpty();
    room.take(1, 990, 0).orElseThrow().close();

    three.close();
    assertThat(room.take(4, 1000, 0)).isPresent();
  }

  @Test
  void letsWhatIsLargerThanItInAlone() throws InterruptedException {
    Room.Taken all = room.take(400, 10_000_000_000L, 0).orElseThrow();

    assertThat(room.take(1, 0, 0)).isEmpty();

    all.close();
    assertThat(room.take(1, 1, 0)).isPresent();
  }
}
