package io.agnoscope.stimuli.catalogue;

import io.agnoscope.stimuli.image.Canvas;
import io.agnoscope.stimuli.image.EncodedImage;
import io.agnoscope.stimuli.sample.Aspect;
import io.agnoscope.stimuli.sample.Message;
import io.agnoscope.stimuli.sample.Option;
import io.agnoscope.stimuli.sample.Part;
import io.agnoscope.stimuli.sample.Sample;
import io.agnoscope.stimuli.sample.TaskClass;
import io.agnoscope.stimuli.sample.View;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Samples to perturb, and what of their Views tests look at. */
final class Fixtures {

  /** A small picture with a few colours. */
  static final EncodedImage IMAGE =
      EncodedImage.of(
          new Canvas(64, 48, 0x3377cc).fill(8, 8, 30, 20, 0xc81e28).fill(40, 30, 9, 9, 0).bitmap());

  static final Part.Picture PICTURE = new Part.Picture(IMAGE.sha256());
  static final Part.Text QUESTION = new Part.Text("Which of these fits?");

  private Fixtures() {}

  static Sample imageHeavy() {
    return sample(
        "image-1", TaskClass.IMAGE_HEAVY, List.of(PICTURE, QUESTION), colors(), "B", Aspect.COLOR);
  }

  static Sample textHeavy() {
    return sample("text-1", TaskClass.TEXT_HEAVY, List.of(QUESTION), colors(), "B", null);
  }

  static Sample multimodal() {
    return sample("both-1", TaskClass.MULTIMODAL, List.of(PICTURE, QUESTION), colors(), "B", null);
  }

  static Sample sample(
      String id,
      TaskClass taskClass,
      List<Part> parts,
      List<Option> options,
      @Nullable String answer,
      @Nullable Aspect aspect) {
    return new Sample(
        id, taskClass, List.of(new Message(Message.Role.USER, parts)), options, answer, aspect);
  }

  static List<Option> colors() {
    return options("green", "red", "blue", "yellow");
  }

  /** Options lettered from A. */
  static List<Option> options(String... texts) {
    List<Option> options = new ArrayList<>();
    for (String text : texts) {
      options.add(new Option(String.valueOf((char) ('A' + options.size())), text));
    }
    return options;
  }

  /** What the standard catalogue makes with the one picture at hand. */
  static Made made(Sample sample) {
    return Catalogue.standard().make(7, sample, Pictures.of(IMAGE));
  }

  static List<View> views(Sample sample, String perturbation) {
    return made(sample).views().stream()
        .filter(view -> view.perturbation().equals(perturbation))
        .toList();
  }

  static View view(Sample sample, String perturbation) {
    List<View> views = views(sample, perturbation);
    if (views.size() != 1) {
      throw new AssertionError(views.size() + " Views of " + perturbation);
    }
    return views.getFirst();
  }

  static String insertedText(View view) {
    return view.parts().stream()
        .filter(Part::inserted)
        .filter(Part.Text.class::isInstance)
        .map(part -> ((Part.Text) part).text())
        .collect(Collectors.joining(" "));
  }
}
