package io.agnoscope.inference.chat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer, in the form of OpenAI's API.
 *
 * @param created in seconds since 1970
 * @param model id of the checkpoint that answered
 */
public record ChatCompletion(
    String id,
    String object,
    long created,
    String model,
    @JsonProperty("system_fingerprint") String systemFingerprint,
    List<ChatChoice> choices,
    Usage usage) {

  /** The one answer. */
  public record ChatChoice(
      int index,
      Message message,
      @Nullable Logprobs logprobs,
      @JsonProperty("finish_reason") String finishReason) {}

  /**
   * What the model says.
   *
   * @param content the letter of the option
   */
  public record Message(String role, String content, @Nullable String refusal) {}

  /** Log probabilities of the one token. */
  public record Logprobs(List<Token> content, @Nullable List<Token> refusal) {}

  /**
   * A token with its alternatives.
   *
   * @param bytes of its UTF-8
   */
  public record Token(
      String token,
      double logprob,
      List<Integer> bytes,
      @JsonProperty("top_logprobs") List<Alternative> topLogprobs) {}

  /** A letter that could have been said, likeliest first. */
  public record Alternative(String token, double logprob, List<Integer> bytes) {}

  /** What was read and said, in words: they are the model's tokens. */
  public record Usage(
      @JsonProperty("prompt_tokens") int promptTokens,
      @JsonProperty("completion_tokens") int completionTokens,
      @JsonProperty("total_tokens") int totalTokens) {}
}
