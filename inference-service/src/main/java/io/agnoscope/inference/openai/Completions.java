package io.agnoscope.inference.openai;

import com.openai.errors.OpenAIInvalidDataException;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletion.Choice;
import com.openai.models.chat.completions.ChatCompletionTokenLogprob;
import com.openai.models.completions.CompletionUsage;
import java.util.List;
import java.util.Optional;

/** Reads what the client hands over, which is as sound as the server that sent it. */
final class Completions {

  /** What is kept of a text, in characters: a server may not heed the token limit. */
  private static final int MOST_KEPT = 16_384;

  private Completions() {}

  /**
   * The first choice of an answer.
   *
   * @throws OpenAIInvalidDataException when there is none, or it has no message
   */
  static Completion read(ChatCompletion completion) {
    List<Choice> choices = completion.choices();
    if (choices.isEmpty()) {
      throw new OpenAIInvalidDataException("an answer without a choice");
    }
    Choice choice = choices.getFirst();
    String text = choice.message().content().or(() -> choice.message().refusal()).orElse("");
    Optional<CompletionUsage> usage = completion._usage().asKnown();
    return new Completion(
        text.length() > MOST_KEPT ? text.substring(0, MOST_KEPT) : text,
        tokens(choice),
        usage.flatMap(known -> known._promptTokens().asKnown()).orElse(0L),
        usage.flatMap(known -> known._completionTokens().asKnown()).orElse(0L));
  }

  private static List<Token> tokens(Choice choice) {
    try {
      return choice
          ._logprobs()
          .asKnown()
          .flatMap(Choice.Logprobs::content)
          .map(content -> content.stream().map(Completions::token).toList())
          .orElse(List.of());
    } catch (OpenAIInvalidDataException e) {
      // Probabilities in some form of the server's own: the text counts.
      return List.of();
    }
  }

  private static Token token(ChatCompletionTokenLogprob token) {
    return new Token(
        token.token(),
        token.logprob(),
        token._topLogprobs().asKnown().orElse(List.of()).stream()
            .map(one -> new Token.Alternative(one.token(), one.logprob()))
            .toList());
  }
}
