package io.agnoscope.inference.openai;

import com.openai.models.chat.completions.ChatCompletionAssistantMessageParam;
import com.openai.models.chat.completions.ChatCompletionContentPart;
import com.openai.models.chat.completions.ChatCompletionContentPartImage;
import com.openai.models.chat.completions.ChatCompletionContentPartText;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionMessageParam;
import com.openai.models.chat.completions.ChatCompletionSystemMessageParam;
import com.openai.models.chat.completions.ChatCompletionUserMessageParam;
import io.agnoscope.inference.answering.Ask;
import io.agnoscope.inference.answering.Content;
import io.agnoscope.inference.answering.Picture;
import io.agnoscope.inference.answering.Turn;
import io.agnoscope.schemas.Role;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes requests of Asks: the same one of the same Ask, byte for byte. */
final class Prompts {

  private static final int CHARACTERS_PER_TOKEN = 4;
  private static final int TOKENS_PER_PICTURE = 800;

  private final String model;
  private final Decoding decoding;
  private final PromptTemplate template = PromptTemplate.named("options-1");

  Prompts(String model, Decoding decoding) {
    this.model = model;
    this.decoding = decoding;
  }

  /** Names template, parser and decoding in the measurement version. */
  String version() {
    return "openai-%s+%s+t0-%d-%d-s%d"
        .formatted(
            template.version(),
            LetterParser.VERSION,
            decoding.optionTokens(),
            decoding.textTokens(),
            decoding.seed());
  }

  /** Why no request can be made of the Ask, if so. */
  Optional<String> unsupported(Ask ask) {
    boolean shown =
        Stream.concat(ask.before().stream(), ask.after().stream())
            .anyMatch(turn ->
                turn.role() != Role.USER
                    && turn.content().stream().anyMatch(Picture.class::isInstance));
    return shown ? Optional.of("a turn that is not the user's shows a picture") : Optional.empty();
  }

  /** Tokens that the Ask costs, read and written, about. */
  long estimatedTokens(Ask ask) {
    long characters = ask.choices().stream().mapToLong(choice -> choice.text().length()).sum();
    long pictures = 0;
    for (Content content : (Iterable<Content>) everything(ask)::iterator) {
      switch (content) {
        case Content.Text text -> characters += text.text().length();
        case Picture picture -> pictures++;
      }
    }
    return characters / CHARACTERS_PER_TOKEN + pictures * TOKENS_PER_PICTURE + tokenLimit(ask);
  }

  private static Stream<Content> everything(Ask ask) {
    return Stream.concat(
        Stream.concat(ask.before().stream(), ask.after().stream())
            .flatMap(turn -> turn.content().stream()),
        ask.content().stream());
  }

  private int tokenLimit(Ask ask) {
    return ask.choices().isEmpty() ? decoding.textTokens() : decoding.optionTokens();
  }

  /** The request for an Ask that is supported. */
  @SuppressWarnings("deprecation") // Most servers know the seed and the older limit only.
  ChatCompletionCreateParams request(Ask ask, Dialect dialect) {
    ChatCompletionCreateParams.Builder request =
        ChatCompletionCreateParams.builder().model(model).temperature(0).n(1).seed(decoding.seed());
    switch (dialect.limitField()) {
      case MAX_TOKENS -> request.maxTokens(tokenLimit(ask));
      case MAX_COMPLETION_TOKENS -> request.maxCompletionTokens(tokenLimit(ask));
    }
    if (dialect.topLogprobs() > 0 && !ask.choices().isEmpty()) {
      request.logprobs(true).topLogprobs(dialect.topLogprobs());
    }
    ask.before().forEach(turn -> request.addMessage(message(turn)));
    request.addMessage(user(lastTurn(ask)));
    ask.after().forEach(turn -> request.addMessage(message(turn)));
    return request.build();
  }

  private List<Content> lastTurn(Ask ask) {
    List<Content> shown = PictureOrder.of(ask);
    if (ask.choices().isEmpty()) {
      return shown;
    }
    List<Content> asked = new ArrayList<>();
    int first = firstText(shown);
    for (int i = 0; i < shown.size(); i++) {
      asked.add(
          i == first && shown.get(i) instanceof Content.Text text
              ? new Content.Text(template.beforeQuestion() + text.text())
              : shown.get(i));
    }
    String tail = template.tail(ask.choices());
    if (first < 0) {
      asked.add(new Content.Text(template.beforeQuestion() + tail));
    } else {
      int last = lastText(asked);
      asked.set(last, new Content.Text(((Content.Text) asked.get(last)).text() + tail));
    }
    return asked;
  }

  private static int firstText(List<Content> content) {
    for (int i = 0; i < content.size(); i++) {
      if (content.get(i) instanceof Content.Text) {
        return i;
      }
    }
    return -1;
  }

  private static int lastText(List<Content> content) {
    for (int i = content.size() - 1; i >= 0; i--) {
      if (content.get(i) instanceof Content.Text) {
        return i;
      }
    }
    return -1;
  }

  /** Tools' results go as the user's: the calls that they belong to are text here. */
  private static ChatCompletionMessageParam message(Turn turn) {
    return switch (turn.role()) {
      case USER, TOOL -> user(turn.content());
      case SYSTEM, DEVELOPER ->
          ChatCompletionMessageParam.ofSystem(
              ChatCompletionSystemMessageParam.builder().content(text(turn.content())).build());
      case ASSISTANT ->
          ChatCompletionMessageParam.ofAssistant(
              ChatCompletionAssistantMessageParam.builder().content(text(turn.content())).build());
    };
  }

  /** One text goes as it is, which every server takes. */
  private static ChatCompletionMessageParam user(List<Content> content) {
    ChatCompletionUserMessageParam.Builder user = ChatCompletionUserMessageParam.builder();
    return ChatCompletionMessageParam.ofUser(
        (content.stream().noneMatch(Picture.class::isInstance)
                ? user.content(text(content))
                : user.contentOfArrayOfContentParts(content.stream().map(Prompts::part).toList()))
            .build());
  }

  private static String text(List<Content> content) {
    return content.stream()
        .filter(Content.Text.class::isInstance)
        .map(part -> ((Content.Text) part).text())
        .collect(Collectors.joining(" "));
  }

  private static ChatCompletionContentPart part(Content content) {
    return switch (content) {
      case Content.Text text ->
          ChatCompletionContentPart.ofText(
              ChatCompletionContentPartText.builder().text(text.text()).build());
      case Picture picture ->
          ChatCompletionContentPart.ofImageUrl(
              ChatCompletionContentPartImage.builder()
                  .imageUrl(
                      ChatCompletionContentPartImage.ImageUrl.builder()
                          .url(
                              "data:"
                                  + picture.mediaType()
                                  + ";base64,"
                                  + Base64.getEncoder().encodeToString(picture.encoded()))
                          .build())
                  .build());
    };
  }
}
