package io.agnoscope.inference.chat;

import io.agnoscope.inference.answering.Ask;
import io.agnoscope.inference.answering.Choice;
import io.agnoscope.inference.answering.Reply;
import io.agnoscope.inference.chat.ChatCompletion.Alternative;
import io.agnoscope.inference.chat.ChatCompletion.ChatChoice;
import io.agnoscope.inference.chat.ChatCompletion.Logprobs;
import io.agnoscope.inference.chat.ChatCompletion.Message;
import io.agnoscope.inference.chat.ChatCompletion.Token;
import io.agnoscope.inference.chat.ChatCompletion.Usage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes a model's replies as OpenAI's API does. */
final class Completions {

  /** Stands for the logarithm of 0, which JSON cannot write, as in OpenAI's API. */
  static final double LEAST_LOGPROB = -9999;

  private Completions() {}

  /**
   * The completion of a reply.
   *
   * @throws ChatRefusedException when the reply is none
   */
  static ChatCompletion of(ChatRequest request, Reply reply, String checkpoint, Instant at)
      throws ChatRefusedException {
    return switch (reply) {
      case Reply.Distribution distribution -> {
        List<Alternative> letters = letters(request.ask().choices(), distribution.probabilities());
        yield completion(
            request,
            checkpoint,
            at,
            letters.getFirst().token(),
            request.logprobs() ? logprobs(letters, request.topLogprobs()) : null);
      }
      case Reply.Parsed parsed -> completion(request, checkpoint, at, parsed.text(), null);
      case Reply.Written written -> completion(request, checkpoint, at, written.text(), null);
      case Reply.Unable unable ->
          throw ChatRefusedException.invalid(unable.cause(), unable.detail(), "messages");
      case Reply.NotNow notNow ->
          throw new ChatRefusedException(
              ChatError.later(notNow.cause(), "the model is busy or away", notNow.after()));
    };
  }

  /** Likeliest first; of equals, in the order asked. */
  private static List<Alternative> letters(List<Choice> choices, List<Double> probabilities) {
    return IntStream.range(0, choices.size())
        .mapToObj(i -> alternative(choices.get(i).letter(), probabilities.get(i)))
        .sorted(Comparator.comparingDouble(Alternative::logprob).reversed())
        .toList();
  }

  private static Alternative alternative(String letter, double probability) {
    return new Alternative(letter, Math.max(LEAST_LOGPROB, Math.log(probability)), bytes(letter));
  }

  private static Logprobs logprobs(List<Alternative> letters, int top) {
    Alternative said = letters.getFirst();
    List<Alternative> told = letters.subList(0, Math.min(top, letters.size()));
    return new Logprobs(List.of(new Token(said.token(), said.logprob(), said.bytes(), told)), null);
  }

  private static List<Integer> bytes(String letter) {
    byte[] utf8 = letter.getBytes(StandardCharsets.UTF_8);
    return IntStream.range(0, utf8.length).mapToObj(i -> utf8[i] & 0xff).toList();
  }

  private static ChatCompletion completion(
      ChatRequest request,
      String checkpoint,
      Instant at,
      String content,
      @Nullable Logprobs logprobs) {
    int read = words(request.ask());
    return new ChatCompletion(
        "chatcmpl-" + UUID.randomUUID(),
        "chat.completion",
        at.getEpochSecond(),
        checkpoint,
        checkpoint,
        List.of(new ChatChoice(0, new Message("assistant", content, null), logprobs, "stop")),
        new Usage(read, 1, read + 1));
  }

  private static int words(Ask ask) {
    return Stream.concat(Stream.of(ask.text()), ask.options().stream())
        .mapToInt(text -> text.isBlank() ? 0 : text.strip().split("\\s+", -1).length)
        .sum();
  }
}
