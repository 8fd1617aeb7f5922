package io.agnoscope.inference.chat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.agnoscope.inference.answering.Ask;
import io.agnoscope.inference.answering.Content;
import io.agnoscope.inference.answering.Picture;
import io.agnoscope.inference.answering.Turn;
import io.agnoscope.schemas.Modality;
import io.agnoscope.schemas.Role;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Reads chat-completions requests, which may be hostile. Thread-safe. */
final class ChatRequestReader {

  /** Letters whose log probabilities are told at most, as in OpenAI's API. */
  static final int MOST_TOP_LOGPROBS = 20;

  private static final ObjectMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(64)
                          .maxNumberLength(64)
                          .maxNameLength(1_000)
                          .maxTokenCount(200_000)
                          .maxStringLength(ChatGate.MAX_BODY_BYTES)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private ChatRequestReader() {}

  /**
   * Reads a request's body.
   *
   * @throws ChatRefusedException when it is malformed, asks for what is not offered, or its last
   *     user turn has no options
   */
  static ChatRequest read(byte[] body) throws ChatRefusedException {
    JsonNode request = json(body);
    JsonNode model = request.path("model");
    if (!model.isTextual()) {
      throw ChatRefusedException.invalid("malformed-field", "\"model\" is a text", "model");
    }
    checkOffered(request);
    boolean logprobs = request.path("logprobs").asBoolean(false);
    int topLogprobs = topLogprobs(request.path("top_logprobs"), logprobs);
    return new ChatRequest(
        model.textValue(),
        ask(MessageReader.read(request.path("messages"))),
        logprobs,
        topLogprobs);
  }

  private static JsonNode json(byte[] body) throws ChatRefusedException {
    try {
      JsonNode request = JSON.readTree(body);
      if (request == null || !request.isObject()) {
        throw ChatRefusedException.invalid("malformed-json", "a request is a JSON object", null);
      }
      return request;
    } catch (JsonProcessingException e) {
      throw ChatRefusedException.invalid("malformed-json", "the body is not valid JSON", null);
    } catch (IOException e) {
      throw ChatRefusedException.invalid("malformed-json", "the body is not UTF-8", null);
    }
  }

  private static void checkOffered(JsonNode request) throws ChatRefusedException {
    if (request.path("stream").asBoolean(false)) {
      throw ChatRefusedException.invalid(
          "unsupported_value", "the answer is one letter and is not streamed", "stream");
    }
    if (request.path("n").asInt(1) != 1) {
      throw ChatRefusedException.invalid("unsupported_value", "\"n\" is 1", "n");
    }
  }

  private static int topLogprobs(JsonNode wanted, boolean logprobs) throws ChatRefusedException {
    if (wanted.isMissingNode() || wanted.isNull()) {
      return 0;
    }
    if (!logprobs
        || !wanted.isInt()
        || wanted.intValue() < 0
        || wanted.intValue() > MOST_TOP_LOGPROBS) {
      throw ChatRefusedException.invalid(
          "invalid_value",
          "\"top_logprobs\" is 0 to " + MOST_TOP_LOGPROBS + ", with \"logprobs\": true",
          "top_logprobs");
    }
    return wanted.intValue();
  }

  private static Ask ask(List<Turn> turns) throws ChatRefusedException {
    int last = turns.size() - 1;
    while (last >= 0 && turns.get(last).role() != Role.USER) {
      last--;
    }
    if (last < 0) {
      throw ChatRefusedException.invalid(
          "missing-question", "there is no message of the user", "messages");
    }
    List<Content> parts = turns.get(last).content();
    // Taken together: a client may split a text.
    WrittenQuestion question =
        WrittenQuestion.in(
                parts.stream()
                    .filter(Content.Text.class::isInstance)
                    .map(part -> ((Content.Text) part).text())
                    .collect(Collectors.joining("\n")))
            .orElseThrow(() ->
                ChatRefusedException.invalid(
                    "no-options",
                    "the last user message has no lettered options; write them one a line:"
                        + " A: text",
                    "messages"));
    List<Content> content = new ArrayList<>();
    parts.stream().filter(Picture.class::isInstance).forEach(content::add);
    content.add(new Content.Text(question.text()));
    return new Ask(
        turns.subList(0, last),
        content,
        turns.subList(last + 1, turns.size()),
        question.choices(),
        Modality.NOTHING);
  }
}
