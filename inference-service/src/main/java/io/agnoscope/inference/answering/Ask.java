package io.agnoscope.inference.answering;

import io.agnoscope.schemas.Modality;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One View as a model is asked it: a conversation whose last user turn is the View's.
 *
 * @param before the turns before the last of the user, verbatim
 * @param content the last user turn as the View shows it, without its options
 * @param after the turns after it, verbatim; empty in most conversations
 * @param choices in the View's order; empty for a free-text Sample
 * @param touches what the View's intervention changed: the rest is what the Trial's Views share
 * @param picturesAdded whether all pictures of the content are the intervention's, beside a
 *     question that has none of its own
 */
public record Ask(
    List<Turn> before,
    List<Content> content,
    List<Turn> after,
    List<Choice> choices,
    Modality touches,
    boolean picturesAdded) {

  public Ask {
    before = List.copyOf(before);
    content = List.copyOf(content);
    after = List.copyOf(after);
    choices = List.copyOf(choices);
  }

  /** An Ask whose pictures, if it shows any, are the Sample's. */
  public Ask(
      List<Turn> before,
      List<Content> content,
      List<Turn> after,
      List<Choice> choices,
      Modality touches) {
    this(before, content, after, choices, touches, false);
  }

  /** The texts of the last user turn in order, joined by one space. */
  public String text() {
    return content.stream()
        .filter(Content.Text.class::isInstance)
        .map(part -> ((Content.Text) part).text())
        .collect(Collectors.joining(" "));
  }

  /** The pictures of the last user turn, in the order shown. */
  public List<Picture> pictures() {
    return content.stream().filter(Picture.class::isInstance).map(Picture.class::cast).toList();
  }

  /** The texts of the choices, in order. */
  public List<String> options() {
    return choices.stream().map(Choice::text).toList();
  }
}
