package io.agnoscope.inference.chat;

import io.agnoscope.inference.answering.AnswerModel;
import io.agnoscope.inference.answering.Reply;
import io.agnoscope.inference.chat.ServedModels.Held;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Has the model that serves answer chat requests. Thread-safe. */
final class ChatDesk {

  /** Names the model that serves here, whichever checkpoint it is. */
  static final String ALIAS = "tinyvlm";

  static final Duration UNTIL_LOADED = Duration.ofSeconds(5);

  private final ServedModels models;
  private final String target;
  private final Duration deadline;
  private final InstantSource clock;

  /**
   * A desk.
   *
   * @param target whose name the model answers to as well
   * @param deadline for one answer
   */
  ChatDesk(ServedModels models, String target, Duration deadline, InstantSource clock) {
    this.models = models;
    this.target = target;
    this.deadline = deadline;
    this.clock = clock;
  }

  /**
   * Answers a request.
   *
   * @throws ChatRefusedException when the model is not the one named, not loaded, or gives no
   *     answer
   * @throws InterruptedException when the answer is no longer wanted
   */
  ChatCompletion complete(ChatRequest request) throws ChatRefusedException, InterruptedException {
    try (Held held = hold()) {
      AnswerModel model = held.model();
      if (!names(model).contains(request.model())) {
        throw new ChatRefusedException(
            new ChatError(
                404,
                "model_not_found",
                "there is no such model here; GET /v1/models lists what there is",
                "model",
                null));
      }
      Instant now = clock.instant();
      Reply reply = model.ask(List.of(request.ask()), now.plus(deadline)).getFirst();
      if (reply instanceof Reply.Unable unable && unable.cause().equals(AnswerModel.DEADLINE)) {
        throw new ChatRefusedException(
            ChatError.later(unable.cause(), "there was no answer in time", Duration.ofSeconds(1)));
      }
      return Completions.of(request, reply, model.checkpoint(), now);
    }
  }

  /** What the model that serves can be called. */
  Set<String> names() throws ChatRefusedException {
    try (Held held = hold()) {
      return names(held.model());
    }
  }

  /** The checkpoint's own first. */
  private Set<String> names(AnswerModel model) {
    Set<String> names = new LinkedHashSet<>();
    names.add(model.checkpoint());
    names.add(ALIAS);
    names.add(target);
    return names;
  }

  private Held hold() throws ChatRefusedException {
    if (!models.inProcess()) {
      throw new ChatRefusedException(
          new ChatError(
              501,
              "not-in-process",
              "this service asks a model behind a server: ask that server",
              null,
              null));
    }
    Optional<Held> held = models.hold();
    return held.orElseThrow(() ->
        new ChatRefusedException(
            ChatError.later("model-not-loaded", "no model is loaded yet", UNTIL_LOADED)));
  }
}
