package io.agnoscope.scoring.tryout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

final class AnsweredViewsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String ANSWERS =
      """
      {"target": "t", "checkpoint": "c", "measurementVersion": "m", "answers": [
        {"viewId": "clean", "decision": "A"},
        {"viewId": "same", "decision": "A"},
        {"viewId": "moved", "decision": "B"},
        {"viewId": "mumbled", "decision": null, "unanswered": null},
        {"viewId": "silent", "decision": null, "unanswered": "deadline"}]}
      """;

  @Test
  void aViewFlipsWhenItsDecisionIsNotTheCleanOnes() throws Exception {
    ObjectNode views = views("{\"letter\": \"A\"}, {\"letter\": \"B\"}");

    AnsweredViews.join(views, JSON.readTree(ANSWERS));

    assertThat(views.path("checkpoint").asText()).isEqualTo("c");
    assertThat(flipped(views, 0).isNull()).isTrue();
    assertThat(flipped(views, 1).asBoolean(true)).isFalse();
    assertThat(flipped(views, 2).asBoolean(false)).isTrue();
    assertThat(flipped(views, 3).asBoolean(false)).isTrue();
    assertThat(flipped(views, 4).isNull()).isTrue();
    assertThat(views.at("/views/4/answer/unanswered").asText()).isEqualTo("deadline");
  }

  @Test
  void withoutOptionsNothingIsSaidOfFlips() throws Exception {
    ObjectNode views = views("");

    AnsweredViews.join(views, JSON.readTree(ANSWERS));

    assertThat(flipped(views, 2).isNull()).isTrue();
    assertThat(views.at("/views/2/answer/decision").asText()).isEqualTo("B");
  }

  private static JsonNode flipped(ObjectNode views, int view) {
    return views.path("views").path(view).path("flipped");
  }

  private static ObjectNode views(String options) throws JsonProcessingException {
    return (ObjectNode)
        JSON.readTree(
            """
            {"options": [%s], "views": [{"id": "clean"}, {"id": "same"}, {"id": "moved"},
             {"id": "mumbled"}, {"id": "silent"}]}
            """
                .formatted(options));
  }
}
