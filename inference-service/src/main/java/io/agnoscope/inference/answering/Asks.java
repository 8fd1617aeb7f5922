package io.agnoscope.inference.answering;

import io.agnoscope.schemas.ImagePart;
import io.agnoscope.schemas.Message;
import io.agnoscope.schemas.Modality;
import io.agnoscope.schemas.Role;
import io.agnoscope.schemas.TextPart;
import io.agnoscope.schemas.Trial;
import io.agnoscope.schemas.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes of a Trial's Views what a model is asked. One object serves one Trial. */
final class Asks {

  private final TrialPictures pictures;
  private final List<Message> messages;
  private final int lastUserTurn;

  Asks(Trial trial, TrialPictures pictures) {
    this.pictures = pictures;
    this.messages = trial.getSample().getMessages();
    this.lastUserTurn = lastUserTurn(messages);
  }

  private static int lastUserTurn(List<Message> messages) {
    for (int i = messages.size() - 1; i >= 0; i--) {
      if (messages.get(i).getRole() == Role.USER) {
        return i;
      }
    }
    return messages.size();
  }

  /** What to ask of a View, or why it cannot be asked. */
  Asked of(View view) {
    try {
      List<Choice> choices =
          view.getOptions().stream()
              .map(option -> new Choice(option.getLetter(), option.getText()))
              .toList();
      return new Asked.Of(
          new Ask(
              turns(0, lastUserTurn),
              content(view.getParts()),
              turns(lastUserTurn + 1, messages.size()),
              choices,
              view.getTouches(),
              view.getTouches() == Modality.IMAGE && !ownPictures()));
    } catch (MissingPictureException e) {
      return new Asked.Not(e.why);
    }
  }

  private boolean ownPictures() {
    return lastUserTurn < messages.size()
        && messages.get(lastUserTurn).getParts().stream().anyMatch(ImagePart.class::isInstance);
  }

  private List<Turn> turns(int from, int to) throws MissingPictureException {
    List<Turn> turns = new ArrayList<>();
    for (int i = from; i < to; i++) {
      turns.add(new Turn(messages.get(i).getRole(), content(messages.get(i).getParts())));
    }
    return turns;
  }

  private List<Content> content(List<?> parts) throws MissingPictureException {
    List<Content> content = new ArrayList<>();
    for (Object part : parts) {
      switch (part) {
        case TextPart text -> content.add(new Content.Text(text.getText()));
        case ImagePart image -> content.add(picture(image.getSha256()));
        default -> throw new IllegalArgumentException("a part is a " + part.getClass());
      }
    }
    return content;
  }

  private Picture picture(String sha256) throws MissingPictureException {
    if (pictures.leftOut(sha256)) {
      throw new MissingPictureException(
          "pictures-too-large", "the Trial's pictures are too large to be held together");
    }
    Optional<Picture> picture = pictures.find(sha256);
    if (picture.isEmpty()) {
      throw new MissingPictureException(
          "image-not-found", "neither the Trial, the image store nor the catalogue has " + sha256);
    }
    return picture.get();
  }

  /** A View ready to be asked, or not to be asked at all. */
  sealed interface Asked {

    /** Ask this. */
    record Of(Ask ask) implements Asked {}

    /** This is the outcome without asking. */
    record Not(Reply.Unable why) implements Asked {}
  }

  private static final class MissingPictureException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Reply.Unable why;

    MissingPictureException(String cause, String detail) {
      super(detail);
      this.why = new Reply.Unable(cause, detail);
    }
  }
}
