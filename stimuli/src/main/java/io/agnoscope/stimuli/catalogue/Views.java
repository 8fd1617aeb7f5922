package io.agnoscope.stimuli.catalogue;

import io.agnoscope.stimuli.sample.Part;
import io.agnoscope.stimuli.sample.Sample;
import io.agnoscope.stimuli.sample.View;
import io.agnoscope.stimuli.sample.View.ShownOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Builds Views: the Sample's last user turn and options, with what a Perturbation changes. */
public final class Views {

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
  public static View of(
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
  public static List<ShownOption> shownOptions(Sample sample) {
    return sample.options().stream()
        .map(option -> new ShownOption(option.letter(), option.text(), option.letter()))
        .toList();
  }

  /**
   * The last user turn with a text part of its own directly before the first text part, or at the
   * end when the turn has none.
   */
  public static List<Part> withText(Sample sample, String text) {
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
  public static List<Part> withPicture(Sample sample, String sha256) {
    List<Part> turn = sample.lastUserTurn();
    if (turn.stream().anyMatch(Part.Picture.class::isInstance)) {
      return withPictures(sample, any -> sha256);
    }
    List<Part> parts = new ArrayList<>(turn.size() + 1);
    parts.add(new Part.Picture(sha256, true));
    parts.addAll(turn);
    return parts;
  }

  /**
   * The last user turn with some of its pictures replaced.
   *
   * @param madeOf the hash of the picture that stands in for the one with the given hash; the same
   *     hash leaves it as it is
   */
  public static List<Part> withPictures(Sample sample, UnaryOperator<String> madeOf) {
    return sample.lastUserTurn().stream()
        .map(part -> part instanceof Part.Picture own ? replaced(own, madeOf) : part)
        .toList();
  }

  private static Part replaced(Part.Picture own, UnaryOperator<String> madeOf) {
    String made = madeOf.apply(own.sha256());
    return made.equals(own.sha256()) ? own : new Part.Picture(made, true);
  }

  /** The hashes of the pictures in the last user turn, each once, in order. */
  public static List<String> pictures(Sample sample) {
    return sample.lastUserTurn().stream()
        .filter(Part.Picture.class::isInstance)
        .map(part -> ((Part.Picture) part).sha256())
        .distinct()
        .toList();
  }
}
