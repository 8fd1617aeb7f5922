package io.agnoscope.inference.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

  @Test
  void aCheckpointIsNamedAfterItsModel() {
    assertThat(CheckpointName.of("Qwen/Qwen2.5-VL-7B-Instruct"))
        .isEqualTo("openai:Qwen-Qwen2.5-VL-7B-Instruct");
  }

  @Test
  void longNamesStayApart() {
    assertThat(CheckpointName.of("m".repeat(100) + "1"))
        .isNotEqualTo(CheckpointName.of("m".repeat(100) + "2"));
  }

  @Property
  void anyNameIsBounded(@ForAll String model) {
    assertThat(CheckpointName.of(model)).matches("openai:[A-Za-z0-9._-]{0,48}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://host/v1",
        "http:///v1",
        "host:8000/v1",
        "http://user:secret@host/v1",
        "http://host/v1?key=secret",
        "http://host/v1#part"
      })
  void anAddressHasAHostAndNoSecrets(String url) {
    assertThatThrownBy(() -> new ServerAddress(URI.create(url), "m", ApiKey.none()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("secret");
  }
}
