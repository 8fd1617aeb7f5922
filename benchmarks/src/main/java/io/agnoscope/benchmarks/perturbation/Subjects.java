package io.agnoscope.benchmarks.perturbation;

import io.agnoscope.stimuli.image.EncodedImage;
import io.agnoscope.stimuli.probe.Phrasing;
import io.agnoscope.stimuli.probe.Probe;
import io.agnoscope.stimuli.probe.Probes;
import io.agnoscope.stimuli.probe.TextFamily;
import io.agnoscope.stimuli.sample.Aspect;
import io.agnoscope.stimuli.sample.Message;
import io.agnoscope.stimuli.sample.Part;
import io.agnoscope.stimuli.sample.Sample;
import io.agnoscope.stimuli.sample.TaskClass;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** Samples to perturb: probes with known answers, their pictures as large as is asked for. */
final class Subjects {

  /** So many that no View is made of the same Sample twice in a row. */
  static final int COUNT = 32;

  private static final long SEED = 1;

  /**
   * One of them.
   *
   * @param picture what the Sample names, or null
   */
  record Subject(Sample sample, @Nullable EncodedImage picture) {}

  private Subjects() {}

  /**
   * Samples of a class.
   *
   * @param side of their pictures, in pixels
   */
  static List<Subject> of(TaskClass taskClass, int side) {
    return IntStream.range(0, COUNT).mapToObj(i -> subject(taskClass, side, i)).toList();
  }

  private static Subject subject(TaskClass taskClass, int side, int index) {
    Probes probes = new Probes(Phrasing.TRAINING);
    if (taskClass == TaskClass.TEXT_HEAVY) {
      TextFamily[] families = TextFamily.values();
      return new Subject(
          probes.text(families[index % families.length], "bench", SEED, index).sample(), null);
    }
    Aspect[] aspects = Aspect.values();
    Probe probe = probes.image(aspects[index % aspects.length], "bench", SEED, index);
    EncodedImage drawn = probe.image();
    if (drawn == null) {
      throw new IllegalStateException("a probe about an aspect has a picture");
    }
    EncodedImage picture = drawn.width() == side ? drawn : scaled(drawn, side);
    Sample sample = probe.sample();
    return new Subject(
        new Sample(
            sample.id(),
            taskClass,
            sample.messages().stream().map(message -> showing(message, picture)).toList(),
            sample.options(),
            sample.answer(),
            sample.aspect()),
        picture);
  }

  private static Message showing(Message message, EncodedImage picture) {
    return new Message(
        message.role(),
        message.parts().stream()
            .map(part -> part instanceof Part.Picture ? new Part.Picture(picture.sha256()) : part)
            .toList());
  }

  private static EncodedImage scaled(EncodedImage image, int side) {
    BufferedImage large = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = large.createGraphics();
    try {
      graphics.drawImage(
          ImageIO.read(new ByteArrayInputStream(image.png())), 0, 0, side, side, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      graphics.dispose();
    }
    return EncodedImage.of(large);
  }
}
