package io.agnoscope.embedded.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.agnoscope.embedded.UserFailure;
import io.agnoscope.embedded.state.StateFolder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiServerTest {
  private static final URI URL = URI.create("http://localhost:8000/v1");

  @ParameterizedTest
  @CsvSource({
    "tinyvlm, tinyvlm",
    "Qwen/Qwen2.5-VL-7B-Instruct, qwen-qwen2.5-vl-7b-instruct",
    "/models/my model, models-my-model",
    "_a, a"
  })
  void theTargetIsTheModelsNameInLegalCharacters(String model, String target) {
    assertThat(server(model).target()).isEqualTo(target);
  }

  @Test
  void aLongNameLeavesRoomForAShadow() {
    assertThat(server("x".repeat(200)).target()).hasSize(56);
  }

  @Test
  void aNameWithoutLettersIsNone() {
    assertThatThrownBy(() -> server("///")).hasMessageContaining("--openai-model");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost:8000",
        "ftp://localhost/v1",
        "http:///v1",
        "http://me:secret@localhost/v1",
        "http://localhost/v1?key=secret",
        "http://localhost/v1#secret",
        "http://local host/secret"
      })
  void anAddressThatIsNoneIsNotRepeated(String url) {
    assertThatThrownBy(() -> new OpenAiServer(OpenAiServer.address(url), "m", Optional.empty()))
        .isInstanceOf(UserFailure.class)
        .hasMessageContaining("--openai-url")
        .hasMessageNotContaining("secret");
  }

  @Test
  void aKeyFileIsPassedOnAsAFile(@TempDir Path folder) throws IOException {
    Path key = Files.writeString(folder.resolve("key"), "secret");

    assertThat(new OpenAiServer(URL, "m", Optional.of(key)).environment())
        .containsOnly(
            entry("AGNOSCOPE_MODEL", "openai"),
            entry("AGNOSCOPE_OPENAI_URL", "http://localhost:8000/v1"),
            entry("AGNOSCOPE_OPENAI_MODEL", "m"),
            entry("AGNOSCOPE_OPENAI_API_KEY_FILE", key.toString()));
    assertThatThrownBy(() -> new OpenAiServer(URL, "m", Optional.of(folder.resolve("nothing"))))
        .hasMessageContaining("cannot be read");
  }

  @Test
  void itIsNeverTrained() {
    UpSettings settings =
        new UpSettings(
            new StateFolder(Path.of("x")),
            new Ports(8080, 9092),
            OptionalDouble.empty(),
            true,
            server("m"));

    assertThat(settings.train()).isFalse();
  }

  private static OpenAiServer server(String model) {
    return new OpenAiServer(URL, model, Optional.empty());
  }
}
