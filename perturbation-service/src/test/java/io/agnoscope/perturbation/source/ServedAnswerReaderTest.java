package io.agnoscope.perturbation.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServedAnswerReaderTest {

  private static final int MAX_BYTES = 4_000;
  private static final int MAX_CHARS = 100;

  private final ServedAnswerReader reader = new ServedAnswerReader(MAX_BYTES, MAX_CHARS);

  @Test
  void readsAChatCompletion() {
    assertThat(
            read(
                """
                {"object": "chat.completion", "choices": [
                  {"index": 0, "message": {"role": "assistant", "content": "B. a cat"}},
                  {"index": 1, "message": {"role": "assistant", "content": "A. a dog"}}]}
                """))
        .isEqualTo(text("B. a cat"));
  }

  @Test
  void readsContentInParts() {
    assertThat(
            read(
                """
                {"choices": [{"message": {"content": [
                  {"type": "text", "text": "a"}, {"type": "refusal", "refusal": "no"}]}}]}
                """))
        .isEqualTo(text("a\nno"));
  }

  @Test
  void readsARefusal() {
    assertThat(
            read("{\"choices\": [{\"message\": {\"content\": null, \"refusal\": \"I won't\"}}]}"))
        .isEqualTo(text("I won't"));
  }

  @Test
  void readsCallsOfTools() {
    assertThat(
            read(
                """
                {"choices": [{"message": {"content": null, "tool_calls": [
                  {"type": "function", "function": {"name": "f", "arguments": "{\\"a\\": 1}"}},
                  {"type": "function", "function": {"name": "g", "arguments": {"b": 2}}}]}}]}
                """))
        .isEqualTo(text("f({\"a\": 1})\ng({\"b\":2})"));
  }

  @Test
  void readsAStreamOfChatCompletions() {
    assertThat(
            read(
                """
                : a comment

                data: {"choices": [{"index": 0, "delta": {"role": "assistant", "content": ""}}]}

                data: {"choices": [{"index": 1, "delta": {"content": "not this"}}]}

                data: {"choices": [{"index": 0, "delta": {"content": "B. "}}]}

                data: {"choices": [{"index": 0, "delta": {"content": "a cat"}}]}

                data: {"choices": [], "usage": {"total_tokens": 9}}

                data: [DONE]

                """))
        .isEqualTo(text("B. a cat"));
  }

  @Test
  void joinsTheLinesOfOneEvent() {
    String event = "data: {\"choices\": [{\"delta\":\r\ndata: {\"content\": \"x\"}}]}\r\n\r\n";

    assertThat(read(event + "data: [DONE]\r\n\r\n")).isEqualTo(text("x"));
  }

  @Test
  void putsStreamedCallsOfToolsTogether() {
    assertThat(
            read(
                """
                data: {"choices": [{"delta": {"tool_calls": [{"index": 1, "function": {"name": "g", "arguments": "{}"}}]}}]}

                data: {"choices": [{"delta": {"tool_calls": [{"index": 0, "function": {"name": "f", "arguments": "{\\"a\\""}}]}}]}

                data: {"choices": [{"delta": {"tool_calls": [{"index": 0, "function": {"arguments": ": 1}"}}]}, "finish_reason": "tool_calls"}]}
                """))
        .isEqualTo(text("f({\"a\": 1})\ng({})"));
  }

  @Test
  void takesNoPartOfAStreamForAnAnswer() {
    assertThat(read("data: {\"choices\": [{\"delta\": {\"content\": \"B. a\"}}]}\n\n"))
        .isEqualTo(none(NoAnswer.CUT_SHORT));
  }

  @Test
  void readsAResponse() {
    assertThat(
            read(
                """
                {"object": "response", "output": [
                  {"type": "reasoning", "summary": [{"text": "thinking"}]},
                  {"type": "message", "content": [{"type": "output_text", "text": "B"}]},
                  {"type": "function_call", "name": "f", "arguments": "{}"}]}
                """))
        .isEqualTo(text("B\nf({})"));
  }

  @Test
  void readsAStreamedResponseFromItsLastEvent() {
    assertThat(
            read(
                """
                event: response.output_text.delta
                data: {"type": "response.output_text.delta", "delta": "B"}

                event: response.completed
                data: {"type": "response.completed", "response": {"output": [{"type": "message", "content": [{"type": "output_text", "text": "B. a cat"}]}]}}

                """))
        .isEqualTo(text("B. a cat"));
  }

  @Test
  void putsAStreamedResponseTogether() {
    assertThat(
            read(
                """
                data: {"type": "response.output_item.added", "output_index": 1, "item": {"type": "function_call", "name": "f"}}

                data: {"type": "response.output_text.delta", "output_index": 0, "delta": "B."}

                data: {"type": "response.output_text.delta", "output_index": 0, "delta": " a cat"}

                data: {"type": "response.function_call_arguments.delta", "output_index": 1, "delta": "{}"}

                data: [DONE]
                """))
        .isEqualTo(text("B. a cat\nf({})"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"just words", "<html>", "\"quoted\"", "12"})
  void knowsNoOtherForm(String body) {
    assertThat(read(body)).isEqualTo(none(NoAnswer.UNKNOWN_FORM));
  }

  @Test
  void knowsNoCompressedBytes() {
    assertThat(reader.read(new byte[] {0x1f, (byte) 0x8b, 8, 0}))
        .isEqualTo(none(NoAnswer.UNKNOWN_FORM));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{", "{\"choices\": [", "{} {}", "data: {nonsense\n\n", "data: \n\ndata: {"})
  void tellsWhatIsMalformed(String body) {
    assertThat(read(body)).isEqualTo(none(NoAnswer.MALFORMED));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"error\": {\"message\": \"overloaded\"}}",
        "{\"choices\": []}",
        "{\"choices\": [7]}",
        "{\"choices\": [{\"message\": {\"content\": {\"text\": \"x\"}}}]}",
        "{\"output\": [1, null, {\"type\": 3}]}",
        "data: [DONE]"
      })
  void tellsWhatHoldsNoAnswer(String body) {
    assertThat(read(body)).isEqualTo(none(NoAnswer.NO_ANSWER_IN_IT));
  }

  @Test
  void tellsNothingFromNothing() {
    assertThat(reader.read(null)).isEqualTo(none(NoAnswer.ABSENT));
    assertThat(read("")).isEqualTo(none(NoAnswer.ABSENT));
    assertThat(read(" \n")).isEqualTo(none(NoAnswer.ABSENT));
  }

  @Test
  void leavesOutWhatIsTooLarge() {
    assertThat(reader.read(new byte[MAX_BYTES + 1])).isEqualTo(none(NoAnswer.TOO_LARGE));
    assertThat(
            read(
                "{\"choices\": [{\"message\": {\"content\": \""
                    + "x".repeat(MAX_CHARS + 1)
                    + "\"}}]}"))
        .isEqualTo(none(NoAnswer.TOO_LARGE));
  }

  @Test
  void isNotTiredByDepth() {
    assertThat(read("{\"choices\":" + "[".repeat(1_000) + "]".repeat(1_000) + "}"))
        .isEqualTo(none(NoAnswer.MALFORMED));
  }

  private ServedAnswer read(String body) {
    return reader.read(body.getBytes(StandardCharsets.UTF_8));
  }

  private static ServedAnswer text(String text) {
    return new ServedAnswer.Text(text);
  }

  private static ServedAnswer none(NoAnswer cause) {
    return new ServedAnswer.None(cause);
  }
}
