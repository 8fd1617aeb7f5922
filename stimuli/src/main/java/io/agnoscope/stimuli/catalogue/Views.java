package io.agnoscope.stimuli.catalogue;

import io.agnoscope.stimuli.sample.Part;
import io.agnoscope.stimuli.sample.Sample;
import io.agnoscope.stimuli.sample.View;
import io.agnoscope.stimuli.sample.View.ShownOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds Views: the Sample's last user turn and options, with what a Perturbation changes. */
final class Views {

  private Views() {}

  /** The Sample as it came. */
  static View clean(Sample sample) {
    return new View(
        View.CLEAN,
        View.CLEAN,
        View.Kind.CLEAN,
        View.Modality.NOTHING,
        View.Split.TRAIN,
        sample.lastUserTurn(),
        shownOptions(sample),
        null);
  }

  /**
   * The one View of a Perturbation that changes the parts and pushes the option with the given
   * letter, or none.
   */
  static View of(
      Declaration declaration, Sample sample, List<Part> parts, @Nullable String distractor) {
    return new View(
        declaration.name(),
        declaration.name(),
        declaration.kind(),
        declaration.touches(),
        declaration.split(),
        parts,
        shownOptions(sample),
        distractor);
  }

  /** The Sample's options, each under its own letter. */
  static List<ShownOption> shownOptions(Sample sample) {
    return sample.options().stream()
        .map(option -> new ShownOption(option.letter(), option.text(), option.letter()))
        .toList();
  }

  /**
   * The last user turn with a text part of its own directly before the first text part, or at the
   * end when the turn has none.
   */
  static List<Part> withText(Sample sample, String text) {
    List<Part> parts = new ArrayList<>(sample.lastUserTurn());
    int question = 0;
    while (question < parts.size() && !(parts.get(question) instanceof Part.Text)) {
      question++;
    }
    parts.add(question, new Part.Text(text, true));
    return parts;
  }

  /**
   * The last user turn with the picture before everything. A turn that has pictures of its own
   * keeps its shape instead: the picture takes the place of each. So only what is seen differs,
   * never how much of it, and a model that takes one image is asked the same way.
   */
  static List<Part> withPicture(Sample sample, String sha256) {
    List<Part> turn = sample.lastUserTurn();
    Part.Picture picture = new Part.Picture(sha256, true);
    if (turn.stream().anyMatch(Part.Picture.class::isInstance)) {
      return turn.stream().map(part -> part instanceof Part.Picture ? picture : part).toList();
    }
    List<Part> parts = new ArrayList<>(turn.size() + 1);
    parts.add(picture);
    parts.addAll(turn);
    return parts;
  }
}
