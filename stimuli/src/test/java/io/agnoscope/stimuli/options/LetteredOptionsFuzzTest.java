package io.agnoscope.stimuli.options;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.agnoscope.fuzztesting.Bounds;
import io.agnoscope.stimuli.sample.Option;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Any text has options or none; what is recognised is in the text, distinct, and leaves a question.
 */
class LetteredOptionsFuzzTest {

  private static final Bounds BOUNDS = Bounds.of(Duration.ofSeconds(10), 256);

  @FuzzTest(maxDuration = "10m")
  void whatIsRecognisedIsInTheText(byte[] input) throws Exception {
    String text = new String(input, StandardCharsets.UTF_8);

    Optional<LetteredOptions> found = BOUNDS.hold(() -> LetteredOptions.in(text));

    found.ifPresent(options -> check(text, options));
  }

  private static void check(String text, LetteredOptions found) {
    assertThat(found.options())
        .hasSizeBetween(LetteredOptions.MIN_OPTIONS, LetteredOptions.MAX_OPTIONS)
        .doesNotHaveDuplicates();
    assertThat(found.options()).extracting(Option::letter).doesNotHaveDuplicates();
    assertThat(found.start()).isBetween(0, found.end());
    assertThat(found.end()).isLessThanOrEqualTo(text.length());
    String place = text.substring(found.start(), found.end());
    assertThat(found.options())
        .allSatisfy(option -> assertThat(option.text()).isNotBlank())
        .allSatisfy(option -> assertThat(words(place)).contains(words(option.text())));
    assertThat(found.outside(text, 0)).isNotBlank();
  }

  /** Without white space, which an option that goes over several lines does not keep. */
  private static String words(String text) {
    return text.replaceAll("\\s+", "");
  }
}
