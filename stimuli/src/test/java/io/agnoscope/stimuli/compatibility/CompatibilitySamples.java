package io.agnoscope.stimuli.compatibility;

import io.agnoscope.stimuli.catalogue.Pictures;
import io.agnoscope.stimuli.image.Bitmap;
import io.agnoscope.stimuli.image.Canvas;
import io.agnoscope.stimuli.image.EncodedImage;
import io.agnoscope.stimuli.sample.Aspect;
import io.agnoscope.stimuli.sample.Message;
import io.agnoscope.stimuli.sample.Message.Role;
import io.agnoscope.stimuli.sample.Option;
import io.agnoscope.stimuli.sample.Part;
import io.agnoscope.stimuli.sample.Sample;
import io.agnoscope.stimuli.sample.TaskClass;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Samples as traffic brings them: with and without options, answers, pictures, several turns. */
public final class CompatibilitySamples {

  private static final EncodedImage SMALL =
      EncodedImage.of(new Canvas(64, 64, 0xd8dce0).fill(20, 12, 24, 30, 0xc81e28).bitmap());
  private static final EncodedImage LARGE = EncodedImage.of(gradient(640, 400));
  private static final String MISSING = "0".repeat(64);
  private static final Part.Text QUESTION = new Part.Text("Which color has the box?");

  private CompatibilitySamples() {}

  /** All of them, of every task class. */
  public static List<Sample> all() {
    List<Sample> samples = new ArrayList<>();
    for (TaskClass taskClass : TaskClass.values()) {
      samples.addAll(of(taskClass));
    }
    return List.copyOf(samples);
  }

  /** Those of a task class. */
  public static List<Sample> of(TaskClass taskClass) {
    List<List<Part>> turns =
        List.of(
            List.of(picture(SMALL), QUESTION),
            List.of(QUESTION),
            List.of(new Part.Text("Look:"), picture(LARGE), QUESTION, picture(SMALL)),
            List.of(new Part.Picture(MISSING), QUESTION),
            List.of(picture(SMALL)),
            List.of(new Part.Text(""), new Part.Text("Wo ist ein „Käfer“? 虫 \uD83D\uDC1E\n\nJa?")),
            List.of());
    List<List<Option>> options =
        List.of(
            List.of(),
            lettered("yes", "no"),
            lettered("green", "red", "blue", "yellow"),
            lettered("Red.", "red", "", "虫", "The box is red.", "a very long option ".repeat(40)));
    List<Sample> samples = new ArrayList<>();
    for (List<Part> turn : turns) {
      for (List<Option> offered : options) {
        samples.add(sample(taskClass, samples.size(), turn, offered, null, null));
        for (Option right : offered) {
          samples.add(
              sample(taskClass, samples.size(), turn, offered, right.letter(), Aspect.COLOR));
        }
      }
    }
    return samples;
  }

  /** The Sample with more turns around its last user turn. */
  public static Sample withOtherTurns(Sample sample) {
    List<Message> messages = new ArrayList<>();
    messages.add(new Message(Role.SYSTEM, List.of(new Part.Text("Be brief."))));
    messages.add(new Message(Role.USER, List.of(picture(LARGE), new Part.Text("What is it?"))));
    messages.add(new Message(Role.ASSISTANT, List.of(new Part.Text("Two boxes."))));
    messages.addAll(sample.messages());
    return new Sample(
        sample.id(),
        sample.taskClass(),
        messages,
        sample.options(),
        sample.answer(),
        sample.aspect());
  }

  /** Their pictures, of which one is missing. Fresh each time, so that nothing is remembered. */
  public static Pictures pictures() {
    return Pictures.of(SMALL, LARGE);
  }

  private static Sample sample(
      TaskClass taskClass,
      int number,
      List<Part> turn,
      List<Option> options,
      @Nullable String answer,
      @Nullable Aspect aspect) {
    return new Sample(
        taskClass + "-" + number,
        taskClass,
        List.of(new Message(Role.USER, turn)),
        options,
        answer,
        aspect);
  }

  private static Part picture(EncodedImage image) {
    return new Part.Picture(image.sha256());
  }

  private static List<Option> lettered(String... texts) {
    List<Option> options = new ArrayList<>();
    for (String text : texts) {
      options.add(new Option(String.valueOf((char) ('A' + options.size())), text));
    }
    return List.copyOf(options);
  }

  private static Bitmap gradient(int width, int height) {
    Canvas canvas = new Canvas(width, height, 0);
    for (int x = 0; x < width; x += 4) {
      canvas.fill(x, 0, 4, height, (x * 255 / width) << 16 | 0x4080);
    }
    return canvas.bitmap();
  }
}
