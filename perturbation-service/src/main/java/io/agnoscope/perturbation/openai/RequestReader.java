package io.agnoscope.perturbation.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.agnoscope.perturbation.ingest.LiftedPictures;
import io.agnoscope.perturbation.ingest.Limits;
import io.agnoscope.perturbation.ingest.RefusalCause;
import io.agnoscope.perturbation.ingest.RefusedException;
import io.agnoscope.perturbation.ingest.SampleContents;
import io.agnoscope.perturbation.ingest.StrictJson;
import io.agnoscope.perturbation.openai.Conversation.Content;
import io.agnoscope.perturbation.openai.Conversation.Turn;
import io.agnoscope.perturbation.traffic.Origin;
import io.agnoscope.perturbation.traffic.RemotePictures;
import io.agnoscope.perturbation.traffic.ServedRequest;
import io.agnoscope.schemas.Message;
import io.agnoscope.schemas.Option;
import io.agnoscope.schemas.Role;
import io.agnoscope.schemas.TextPart;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a served request of a conversation, whichever API it came by: checks its turns, recognises
 * the options in its last one, and looks at its pictures last, since that is what costs.
 * Thread-safe.
 */
final class RequestReader {

  private static final int MODEL_CHARS = 256;

  private final Limits limits;
  private final RemotePictures remote;
  private final Form form;
  private final StrictJson json;

  RequestReader(Limits limits, RemotePictures remote, Form form) {
    this.limits = limits;
    this.remote = remote;
    this.form = form;
    this.json = new StrictJson(limits);
  }

  OpenAiReading read(byte[] body, Origin origin) {
    try {
      StrictJson.Parsed parsed = json.objectWithPictures(body, "a request");
      return read(parsed.object(), parsed.pictures(), origin);
    } catch (RefusedException e) {
      return new OpenAiReading.Refused(e.refusal());
    }
  }

  OpenAiReading read(JsonNode request, Origin origin) {
    return read(request, LiftedPictures.none(), origin);
  }

  private OpenAiReading read(JsonNode request, LiftedPictures lifted, Origin origin) {
    try {
      Conversation conversation = form.conversation(request);
      return new OpenAiReading.Read(
          served(conversation, lifted, origin), conversation.toolsDeclared());
    } catch (UnsupportedException e) {
      return new OpenAiReading.Unsupported(e.kind());
    } catch (RefusedException e) {
      return new OpenAiReading.Refused(e.refusal());
    }
  }

  private ServedRequest served(Conversation conversation, LiftedPictures lifted, Origin origin)
      throws RefusedException {
    List<Turn> turns = conversation.turns();
    checkTurns(turns);
    checkModel(conversation);
    SampleContents contents = new SampleContents(limits, lifted);
    countTexts(turns, contents);
    TurnOptions last = TurnOptions.of(turns.getLast());
    RequestPictures pictures = new RequestPictures(contents, remote);
    pictures.checkCount(turns, limits);
    List<Message> messages = new ArrayList<>(turns.size());
    for (Turn turn : turns.subList(0, turns.size() - 1)) {
      messages.add(message(turn, pictures));
    }
    messages.add(message(last.turn(), pictures));
    contents.checkSize();
    List<Option> options = last.options();
    return new ServedRequest(
        origin, conversation.model(), messages, contents.images(), options, null);
  }

  private static Message message(Turn turn, RequestPictures pictures) throws RefusedException {
    List<Object> parts = new ArrayList<>(turn.contents().size());
    for (Content content : turn.contents()) {
      parts.add(
          switch (content) {
            case Content.Text text -> new TextPart(text.text(), false);
            case Content.Picture picture -> pictures.part(picture.url());
          });
    }
    return new Message(turn.role(), parts);
  }

  private static void countTexts(List<Turn> turns, SampleContents contents)
      throws RefusedException {
    for (Turn turn : turns) {
      for (Content content : turn.contents()) {
        if (content instanceof Content.Text text) {
          contents.countText(text.text());
        }
      }
    }
  }

  private static void checkTurns(List<Turn> turns) throws RefusedException {
    if (turns.size() > Limits.MESSAGES) {
      throw new RefusedException(
          RefusalCause.SAMPLE_TOO_LARGE, "more than " + Limits.MESSAGES + " turns");
    }
    if (turns.stream().noneMatch(turn -> turn.role() == Role.USER)) {
      throw new RefusedException(RefusalCause.MISSING_QUESTION, "there is no user turn");
    }
    if (turns.getLast().role() != Role.USER) {
      throw new RefusedException(
          RefusalCause.LAST_TURN_NOT_USER,
          "the last turn is not the user's, and only a user's last turn is perturbed");
    }
    if (turns.getLast().contents().stream()
        .noneMatch(content -> content instanceof Content.Text text && !text.text().isBlank())) {
      throw new RefusedException(
          RefusalCause.MISSING_QUESTION, "there is no text in the last user turn");
    }
  }

  private static void checkModel(Conversation conversation) throws RefusedException {
    if (conversation.model() != null && conversation.model().length() > MODEL_CHARS) {
      throw new RefusedException(
          RefusalCause.MALFORMED_FIELD, "\"model\" has more than " + MODEL_CHARS + " characters");
    }
  }

  /** How an API writes a conversation. */
  interface Form {

    Conversation conversation(JsonNode request) throws RefusedException, UnsupportedException;
  }
}
