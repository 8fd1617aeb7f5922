package io.agnoscope.stimuli.catalogue;

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

  static final Part.Picture PICTURE = new Part.Picture("5a".repeat(32));
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

  static List<View> views(Sample sample, String perturbation) {
    return Catalogue.standard().views(7, sample).stream()
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
