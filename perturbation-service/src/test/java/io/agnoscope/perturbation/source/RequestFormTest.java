package io.agnoscope.perturbation.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestFormTest {

  @ParameterizedTest
  @CsvSource({
    "/v1/chat/completions, CHAT_COMPLETIONS",
    "/openai/v1/chat/completions?a=b, CHAT_COMPLETIONS",
    "/v1/responses/, RESPONSES",
    "/v1/embeddings, OTHER",
    "/v1/responses/123, OTHER"
  })
  void goesByThePath(String path, RequestForm form) {
    assertThat(RequestForm.of(path, new byte[0])).isEqualTo(form);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"model\": \"m\", \"metadata\": {\"input\": 1}, \"messages\": []} | CHAT_COMPLETIONS",
        "{\"model\": \"m\", \"input\": \"q\"} | RESPONSES",
        "{\"instances\": [{\"messages\": []}]} | OTHER",
        "{\"model\": | OTHER",
        "[] | OTHER",
        "nonsense | OTHER"
      })
  void goesByTheBodyWhenThereIsNoPath(String body, RequestForm form) {
    assertThat(RequestForm.of(null, body.getBytes(StandardCharsets.UTF_8))).isEqualTo(form);
  }

  @Property
  void anyBytesAreJudged(@ForAll byte[] body) {
    assertThat(RequestForm.of(null, body)).isNotNull();
  }
}
