package io.agnoscope.inference.openai;

import io.agnoscope.inference.answering.Ask;
import io.agnoscope.inference.answering.Content;
import io.agnoscope.inference.answering.Picture;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts the part that a Trial's Views share first, so that a server that keeps what it computed of a
 * prompt's beginning (a prefix cache) computes it once: the pictures, or the text where the
 * pictures are an intervention's beside a question that has none. A View whose intervention changes
 * a picture of the Sample's own shares no beginning with the clean one in either order, so it keeps
 * that one's: another order would move the answer too. Several pictures with text between them stay
 * as they are, since such a text may speak of the one before or after it.
 */
final class PictureOrder {

  private PictureOrder() {}

  /**
   * The parts of the last user turn, in the order to send them; the texts of a block are joined.
   */
  static List<Content> of(Ask ask) {
    if (scattered(ask.content())) {
      return ask.content();
    }
    List<Content> pictures = new ArrayList<>(ask.pictures());
    String text = ask.text();
    List<Content> texts = text.isEmpty() ? List.of() : List.of(new Content.Text(text));
    List<Content> ordered = new ArrayList<>();
    boolean textFirst = ask.picturesAdded();
    ordered.addAll(textFirst ? texts : pictures);
    ordered.addAll(textFirst ? pictures : texts);
    return ordered;
  }

  /** Whether a text stands between two pictures. */
  private static boolean scattered(List<Content> content) {
    int runs = 0;
    boolean inRun = false;
    for (Content part : content) {
      boolean picture = part instanceof Picture;
      if (picture && !inRun) {
        runs++;
      }
      inRun = picture;
    }
    return runs > 1;
  }
}
