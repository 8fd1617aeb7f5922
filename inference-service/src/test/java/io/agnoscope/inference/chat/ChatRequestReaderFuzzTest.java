package io.agnoscope.inference.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.agnoscope.fuzztesting.Bounds;
import io.agnoscope.inference.answering.Choice;
import java.time.Duration;

/** Any body is a request that can be asked, or refused with a reason. */
class ChatRequestReaderFuzzTest {

  private static final Bounds BOUNDS = Bounds.of(Duration.ofSeconds(10), 256);

  @FuzzTest(maxDuration = "10m")
  void whatIsReadCanBeAsked(byte[] input) throws Exception {
    BOUNDS.hold(() -> {
      try {
        check(ChatRequestReader.read(input.clone()));
      } catch (ChatRefusedException refused) {
        assertThat(refused.error().status()).isEqualTo(400);
        assertThat(refused.error().message()).isNotBlank();
      }
      return input.length;
    });
  }

  private static void check(ChatRequest request) {
    assertThat(request.topLogprobs()).isBetween(0, 20);
    assertThat(request.ask().choices()).hasSizeBetween(2, 26);
    assertThat(request.ask().choices()).extracting(Choice::letter).doesNotHaveDuplicates();
    assertThat(request.ask().pictures())
        .allSatisfy(picture -> assertThat(picture.encoded()).isNotEmpty());
  }
}
