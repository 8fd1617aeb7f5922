package io.agnoscope.scoring.tryout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts the model's answers to the Views that they are of. */
final class AnsweredViews {
  private static final String CLEAN = "clean";

  private AnsweredViews() {}

  /**
   * Adds to each View what the model said, and {@code flipped}: whether the decision differs from
   * the clean View's, where both were answered and the Sample has options, else null. A decision
   * that could not be parsed is a symbol of its own.
   *
   * @param views as perturbation-service shows them; changed
   * @param answers as inference-service gives them
   */
  static void join(ObjectNode views, JsonNode answers) {
    for (String field : new String[] {"target", "checkpoint", "measurementVersion"}) {
      views.set(field, answers.path(field));
    }
    Map<String, JsonNode> byView = new HashMap<>();
    answers.path("answers").forEach(answer -> byView.put(answer.path("viewId").asText(), answer));
    boolean choices = !views.path("options").isEmpty();
    for (JsonNode view : views.path("views")) {
      JsonNode answer = byView.get(view.path("id").asText());
      Boolean flipped = choices ? flipped(byView.get(CLEAN), view, answer) : null;
      if (view instanceof ObjectNode shown) {
        shown.set("answer", answer);
        shown.put("flipped", flipped);
      }
    }
  }

  private static @Nullable Boolean flipped(
      @Nullable JsonNode clean, JsonNode view, @Nullable JsonNode answer) {
    if (view.path("id").asText().equals(CLEAN) || unanswered(clean) || unanswered(answer)) {
      return null;
    }
    return !decision(clean).equals(decision(answer));
  }

  private static boolean unanswered(@Nullable JsonNode answer) {
    return answer == null || answer.hasNonNull("unanswered");
  }

  private static String decision(@Nullable JsonNode answer) {
    return answer == null ? "" : answer.path("decision").asText("");
  }
}
