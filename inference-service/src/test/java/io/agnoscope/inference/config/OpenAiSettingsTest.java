package io.agnoscope.inference.config;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.agnoscope.inference.openai.OpenAiEvents;
import io.agnoscope.inference.openai.OpenAiSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenAiSettingsTest {

  private final Map<String, String> set = new HashMap<>();

  @BeforeEach
  void enough() {
    set.put("agnoscope.openai.url", "http://localhost:8000/v1");
    set.put("agnoscope.openai.model", "m");
  }

  @Test
  void anAddressAndAModelAreEnough() {
    assertThatCode(this::source).doesNotThrowAnyException();
  }

  @Test
  void aKeyOrAFileWithOneMayBeThere(@TempDir Path folder) throws IOException {
    set.put("agnoscope.openai.api-key", "k3y");
    assertThatCode(this::source).doesNotThrowAnyException();
    set.remove("agnoscope.openai.api-key");
    set.put(
        "agnoscope.openai.api-key-file", Files.writeString(folder.resolve("k"), "k").toString());
    assertThatCode(this::source).doesNotThrowAnyException();
  }

  @Test
  void whatIsMissingIsNamed() {
    set.remove("agnoscope.openai.url");
    assertWrong("agnoscope.openai.url");
    enough();
    set.remove("agnoscope.openai.model");
    assertWrong("agnoscope.openai.model");
  }

  @Test
  void aWrongAddressIsNamedAndNotShown() {
    set.put("agnoscope.openai.url", "http://user:s3cret@localhost/v1");
    assertWrong("agnoscope.openai.url");
    set.put("agnoscope.openai.url", "s3cret host");
    assertWrong("agnoscope.openai.url");
  }

  @Test
  void aKeyInTwoPlacesOrNoneIsNamed() {
    set.put("agnoscope.openai.api-key-file", "/nowhere/s3cret");
    assertWrong("agnoscope.openai.api-key-file");
    set.put("agnoscope.openai.api-key", "s3cret");
    assertWrong("agnoscope.openai.api-key");
  }

  private void assertWrong(String key) {
    assertThatIllegalArgumentException()
        .isThrownBy(this::source)
        .withMessageContaining(key)
        .withMessageNotContaining("s3cret")
        .withNoCause();
  }

  private OpenAiSource source() {
    OpenAiConfig config =
        new SmallRyeConfigBuilder()
            .withMapping(OpenAiConfig.class)
            .withConverter(Duration.class, 100, new DurationConverter())
            .withSources(new PropertiesConfigSource(set, "test", 100))
            .build()
            .getConfigMapping(OpenAiConfig.class);
    OpenAiEvents events = new OpenAiMetrics(new SimpleMeterRegistry());
    return OpenAiSettings.source(config, events, Clock.systemUTC());
  }
}
