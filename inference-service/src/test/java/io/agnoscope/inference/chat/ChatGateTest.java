package io.agnoscope.inference.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.agnoscope.inference.chat.ChatGate.Entry;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChatGateTest {

  @Test
  void letsSoManyIn() throws ChatRefusedException {
    ChatGate gate = new ChatGate(1, 100);
    try (Entry first = gate.enter(1L)) {
      assertThat(refused(gate, 1L).code()).isEqualTo("busy");
      assertThat(refused(gate, 1L).status()).isEqualTo(503);
      assertThat(refused(gate, 1L).retryAfter()).isPositive();
    }
    assertThatCode(() -> gate.enter(1L)).doesNotThrowAnyException();
  }

  @Test
  void letsSoManyBytesIn() throws ChatRefusedException {
    ChatGate gate = new ChatGate(3, 100);
    try (Entry first = gate.enter(60L)) {
      assertThat(refused(gate, 60L).code()).isEqualTo("busy");
      gate.enter(40L).close();
    }
    assertThatCode(() -> gate.enter(100L)).doesNotThrowAnyException();
  }

  @Test
  void aLengthThatIsNotAnnouncedCountsAsTheLargest() throws ChatRefusedException {
    ChatGate gate = new ChatGate(3, ChatGate.MAX_BODY_BYTES);
    try (Entry first = gate.enter(null)) {
      assertThat(refused(gate, 1L).code()).isEqualTo("busy");
    }
  }

  @Test
  void refusesATooLargeBodyUnread() {
    ChatGate gate = new ChatGate(1, Integer.MAX_VALUE);

    assertThat(refused(gate, ChatGate.MAX_BODY_BYTES + 1L).status()).isEqualTo(413);
    assertThatCode(() -> gate.enter(1L)).doesNotThrowAnyException();
  }

  private static ChatError refused(ChatGate gate, @Nullable Long length) {
    return Objects.requireNonNull(
            catchThrowableOfType(ChatRefusedException.class, () -> gate.enter(length)))
        .error();
  }
}
