package io.agnoscope.perturbation.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.agnoscope.fuzztesting.Bounds;
import io.agnoscope.perturbation.ingest.LiftedPictures.DataUrl;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/**
 * Nothing is thrown for any bytes, and of JSON nothing changes by lifting but what was lifted,
 * which is what stood there.
 */
class LiftedPicturesFuzzTest {

  private static final Bounds BOUNDS = Bounds.of(Duration.ofSeconds(10), 64);
  private static final int CHARS = 16;

  private final ObjectMapper mapper =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  @FuzzTest(maxDuration = "10m")
  void liftingChangesNothingElse(byte[] json) throws Exception {
    LiftedPictures lifted = BOUNDS.hold(() -> LiftedPictures.of(json.clone(), CHARS));
    Optional<JsonNode> whole = parsed(json);
    if (whole.isPresent()) {
      isSame(whole.get(), parsed(lifted.rest()).orElseThrow(), lifted);
    }
  }

  /** Nothing for what is not UTF-8: of some of that Jackson makes characters. */
  private Optional<JsonNode> parsed(byte[] json) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString();
      return Optional.ofNullable(mapper.readTree(text));
    } catch (CharacterCodingException | JsonProcessingException notJson) {
      return Optional.empty();
    }
  }

  private static void isSame(JsonNode whole, JsonNode rest, LiftedPictures lifted) {
    assertThat(rest.getNodeType()).isEqualTo(whole.getNodeType());
    assertThat(rest.size()).isEqualTo(whole.size());
    if (whole.isTextual()) {
      isSameText(whole.textValue(), rest.textValue(), lifted);
    } else if (whole.isArray()) {
      for (int i = 0; i < whole.size(); i++) {
        isSame(whole.get(i), rest.get(i), lifted);
      }
    } else if (whole.isObject()) {
      Iterator<Map.Entry<String, JsonNode>> others = rest.properties().iterator();
      for (Map.Entry<String, JsonNode> entry : whole.properties()) {
        Map.Entry<String, JsonNode> other = others.next();
        isSameText(entry.getKey(), other.getKey(), lifted);
        isSame(entry.getValue(), other.getValue(), lifted);
      }
    } else {
      assertThat(rest).isEqualTo(whole);
    }
  }

  private static void isSameText(String whole, String rest, LiftedPictures lifted) {
    Optional<DataUrl> url = lifted.find(rest);
    if (url.isEmpty()) {
      assertThat(rest).isEqualTo(whole);
    } else if (url.get().equals(DataUrl.NONE)) {
      assertThat(whole.length()).isGreaterThan(CHARS);
    } else {
      String payload =
          new String(
              url.get().json(), url.get().offset(), url.get().length(), StandardCharsets.UTF_8);
      assertThat(payload).isEqualTo(whole.substring(whole.indexOf(',') + 1));
    }
  }
}
