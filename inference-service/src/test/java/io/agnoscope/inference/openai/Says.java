package io.agnoscope.inference.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Bodies of a chat completion as servers send them. */
public final class Says {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Says() {}

  /** A text without probabilities. */
  public static String text(String text) {
    return completion(text).toString();
  }

  /** One token with what the server lists in its place, as probabilities. */
  public static String token(String text, Map<String, Double> listed) {
    ObjectNode completion = completion(text);
    ObjectNode choice = (ObjectNode) completion.get("choices").get(0);
    ObjectNode token = choice.putObject("logprobs").putArray("content").addObject();
    token.put("token", text).put("logprob", Math.log(listed.getOrDefault(text, 1.0)));
    ArrayNode top = token.putArray("top_logprobs");
    listed.forEach((one, probability) ->
        top.addObject().put("token", one).put("logprob", Math.log(probability)));
    return completion.toString();
  }

  /** The text of the last message of a request. */
  public static String asked(JsonNode request) {
    JsonNode content =
        request.get("messages").get(request.get("messages").size() - 1).get("content");
    if (content.isTextual()) {
      return content.textValue();
    }
    StringBuilder text = new StringBuilder();
    content.forEach(part -> text.append(part.path("text").asText("")));
    return text.toString();
  }

  /** Whether it is the probe's question. */
  public static boolean probe(JsonNode request) {
    return asked(request).contains("Which of these is a color?");
  }

  private static ObjectNode completion(String text) {
    ObjectNode completion = JSON.createObjectNode();
    completion.put("id", "c").put("object", "chat.completion").put("created", 1).put("model", "m");
    ObjectNode choice = completion.putArray("choices").addObject();
    choice.put("index", 0).put("finish_reason", "stop");
    choice.putObject("message").put("role", "assistant").put("content", text);
    completion
        .putObject("usage")
        .put("prompt_tokens", 10)
        .put("completion_tokens", 1)
        .put("total_tokens", 11);
    return completion;
  }
}
