package io.agnoscope.perturbation.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads the answer from the body of a response: a chat completion or a response of the Responses
 * API, whole or streamed. The form is told by the bytes and not by a media type, which loggers
 * lose. Thread-safe.
 */
public final class ServedAnswerReader {

  private static final String END = "[DONE]";

  private final int maxBytes;
  private final int maxChars;
  private final ObjectMapper mapper;

  /**
   * A reader with limits.
   *
   * @param maxBytes of a body that is read
   * @param maxChars of an answer that is kept: a part of one would be another answer
   */
  public ServedAnswerReader(int maxBytes, int maxChars) {
    this.maxBytes = maxBytes;
    this.maxChars = maxChars;
    this.mapper = SourceJson.mapper(maxBytes);
  }

  /** Reads one body; never throws for what is in it. */
  public ServedAnswer read(byte @Nullable [] body) {
    if (body == null || body.length == 0) {
      return new ServedAnswer.None(NoAnswer.ABSENT);
    }
    if (body.length > maxBytes) {
      return new ServedAnswer.None(NoAnswer.TOO_LARGE);
    }
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      return new ServedAnswer.None(NoAnswer.UNKNOWN_FORM);
    }
    try {
      if (text.stripLeading().startsWith("{")) {
        return whole(text);
      }
      return EventStream.begins(text)
          ? streamed(text)
          : new ServedAnswer.None(text.isBlank() ? NoAnswer.ABSENT : NoAnswer.UNKNOWN_FORM);
    } catch (JsonProcessingException e) {
      return new ServedAnswer.None(NoAnswer.MALFORMED);
    }
  }

  private ServedAnswer whole(String text) throws JsonProcessingException {
    return AnswerText.of(mapper.readTree(text))
        .map(this::bounded)
        .orElseGet(() -> new ServedAnswer.None(NoAnswer.NO_ANSWER_IN_IT));
  }

  private ServedAnswer streamed(String text) throws JsonProcessingException {
    StreamedAnswer answer = new StreamedAnswer();
    EventStream.read(
        text,
        data -> {
          if (data.strip().equals(END)) {
            answer.done();
          } else {
            answer.add(mapper.readTree(data));
          }
        });
    if (!answer.complete()) {
      return new ServedAnswer.None(NoAnswer.CUT_SHORT);
    }
    return answer
        .text()
        .map(this::bounded)
        .orElseGet(() -> new ServedAnswer.None(NoAnswer.NO_ANSWER_IN_IT));
  }

  private ServedAnswer bounded(String answer) {
    return answer.length() > maxChars
        ? new ServedAnswer.None(NoAnswer.TOO_LARGE)
        : new ServedAnswer.Text(answer);
  }
}
