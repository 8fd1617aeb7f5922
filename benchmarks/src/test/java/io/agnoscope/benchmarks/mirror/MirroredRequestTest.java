package io.agnoscope.benchmarks.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MirroredRequestTest {

  @ParameterizedTest
  @ValueSource(longs = {0, 7, 1_234_567_890})
  void isAChatCompletionOfExactlyOneKilobyteWithOptionsInItsText(long i) throws IOException {
    byte[] body = MirroredRequest.body(i);

    assertThat(body).hasSize(1024);
    JsonNode request = new ObjectMapper().readTree(body);
    assertThat(request.path("messages").path(1).path("content").asText())
        .contains("\nA) ")
        .contains("\nD) none\n");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 40})
  void noTwoAreAlike(long i) {
    assertThat(MirroredRequest.body(i)).isNotEqualTo(MirroredRequest.body(i + 40));
  }
}
