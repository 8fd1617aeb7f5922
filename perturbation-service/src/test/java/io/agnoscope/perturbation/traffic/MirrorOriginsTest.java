package io.agnoscope.perturbation.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.schemas.TaskClass;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MirrorOriginsTest {

  @Test
  void takesTheIdempotencyKeyThenTheRequestIdThenARandomOne() {
    assertThat(origin("k", "r").id()).isEqualTo("k");
    assertThat(origin(" ", "r").id()).isEqualTo("r");
    assertThat(origin("k".repeat(257), "r").id()).isEqualTo("r");
    assertThat(origin(null, "r").unkeyed()).isFalse();
    assertThat(origin(null, null).unkeyed()).isTrue();
    assertThat(origin(null, null).id()).isNotEqualTo(origin(null, null).id());
  }

  @Test
  void knowsNothingOfWhatIsBlank() {
    Origin origin = MirrorOrigins.of("k", null, Instant.EPOCH, " ", "", null, " t ");

    assertThat(origin)
        .isEqualTo(new Origin("mirror", "k", false, Instant.EPOCH, null, null, null, "t"));
  }

  @ParameterizedTest
  @CsvSource({
    "vlm-shadow:8080,vlm",
    "vlm:8080,vlm",
    "VLM.example.org-shadow,vlm.example.org",
    "shadow-play,shadow-play",
    "127.0.0.1:1,127.0.0.1",
    "[::1]:80,[::1]",
    "[::1],[::1]"
  })
  void findsTheRouteInTheHostName(String host, String route) {
    assertThat(MirrorOrigins.route(host)).isEqualTo(route);
  }

  @Test
  void findsNoRouteWithoutAHostName() {
    assertThat(MirrorOrigins.route(null)).isNull();
    assertThat(MirrorOrigins.route("-shadow:80")).isNull();
  }

  @Test
  void readsTaskClasses() {
    assertThat(MirrorOrigins.taskClass("image-heavy ")).contains(TaskClass.IMAGE_HEAVY);
    assertThat(MirrorOrigins.taskClass("TEXT_HEAVY")).contains(TaskClass.TEXT_HEAVY);
    assertThat(MirrorOrigins.taskClass("heavy")).isEmpty();
  }

  private static Origin origin(@Nullable String key, @Nullable String requestId) {
    return MirrorOrigins.of(key, requestId, Instant.EPOCH, null, null, null, null);
  }
}
