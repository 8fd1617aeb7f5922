package io.agnoscope.inference.openai;

import io.agnoscope.inference.answering.Ask;
import io.agnoscope.inference.answering.Choice;
import io.agnoscope.inference.answering.Reply;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an answer of the server is to an Ask. */
final class Replies {

  private Replies() {}

  /** Probabilities where the server tells them at the answer's letter, else what the text means. */
  static Reply of(Ask ask, Completion completion) {
    List<Choice> choices = ask.choices();
    if (choices.isEmpty()) {
      return new Reply.Written(completion.text());
    }
    return distribution(completion.tokens(), choices)
        .<Reply>map(distribution -> distribution)
        .orElseGet(() ->
            new Reply.Parsed(
                LetterParser.parse(completion.text(), choices)
                    .map(LetterParser.Found::choice)
                    .orElse(null),
                completion.text()));
  }

  private static Optional<Reply.Distribution> distribution(
      List<Token> tokens, List<Choice> choices) {
    String text = tokens.stream().map(Token::text).collect(Collectors.joining());
    return LetterParser.parse(text, choices)
        .filter(found -> found.at() >= 0)
        .flatMap(found -> OptionProbabilities.of(tokens, found.at(), choices));
  }
}
