package io.agnoscope.perturbation.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.agnoscope.fuzztesting.Bounds;
import java.time.Duration;

/** Any body of a response is judged: an answer within the limits, or why there is none. */
class ServedAnswerReaderFuzzTest {

  private static final Bounds BOUNDS = Bounds.of(Duration.ofSeconds(10), 256);
  private static final int MAX_CHARS = 1_000;

  private final ServedAnswerReader reader = new ServedAnswerReader(1 << 20, MAX_CHARS);

  @FuzzTest(maxDuration = "10m")
  void anyBodyIsJudged(byte[] body) throws Exception {
    switch (BOUNDS.hold(() -> reader.read(body))) {
      case ServedAnswer.Text(String text) ->
          assertThat(text).isNotEmpty().hasSizeLessThan(MAX_CHARS + 1);
      case ServedAnswer.None none -> assertThat(none.cause()).isNotNull();
    }
  }
}
