package io.agnoscope.stimuli.pages;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.image.EncodedImage;
import io.agnoscope.stimuli.sample.Aspect;
import io.agnoscope.stimuli.sample.Message;
import io.agnoscope.stimuli.sample.Option;
import io.agnoscope.stimuli.sample.Part;
import io.agnoscope.stimuli.sample.Sample;
import io.agnoscope.stimuli.sample.TaskClass;
import io.agnoscope.stimuli.scene.Action;
import io.agnoscope.stimuli.scene.Color;
import io.agnoscope.stimuli.scene.Kind;
import io.agnoscope.stimuli.scene.Look;
import io.agnoscope.stimuli.scene.Material;
import io.agnoscope.stimuli.scene.SceneComposer;
import io.agnoscope.stimuli.scene.SceneRenderer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the pages show perturbed. */
final class ExampleSamples {

  static final EncodedImage SCENE =
      EncodedImage.of(
          SceneRenderer.render(
              SceneComposer.compose(
                  List.of(
                      new Look(Kind.STAR, Color.GREEN, Material.PLASTIC, Action.STANDING),
                      new Look(Kind.HEART, Color.RED, Material.WOOD, Action.FLYING)),
                  Randomness.of("example of the pages"))));

  private ExampleSamples() {}

  static Sample of(TaskClass taskClass) {
    return switch (taskClass) {
      case IMAGE_HEAVY, MULTIMODAL ->
          sample(
              taskClass,
              List.of(new Part.Picture(SCENE.sha256()), new Part.Text("What color is the star?")),
              List.of(new Option("A", "green"), new Option("B", "red"), new Option("C", "blue")),
              "A",
              Aspect.COLOR);
      case TEXT_HEAVY ->
          sample(
              taskClass,
              List.of(
                  new Part.Text("Ann has three apples and buys four more. How many has she now?")),
              List.of(new Option("A", "6"), new Option("B", "7"), new Option("C", "12")),
              "B",
              null);
    };
  }

  private static Sample sample(
      TaskClass taskClass,
      List<Part> parts,
      List<Option> options,
      String answer,
      @Nullable Aspect aspect) {
    return new Sample(
        "example",
        taskClass,
        List.of(new Message(Message.Role.USER, parts)),
        options,
        answer,
        aspect);
  }
}
