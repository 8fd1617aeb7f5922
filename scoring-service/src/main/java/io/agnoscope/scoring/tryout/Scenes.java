package io.agnoscope.scoring.tryout;

import io.agnoscope.stimuli.image.EncodedImage;
import io.agnoscope.stimuli.probe.Phrasing;
import io.agnoscope.stimuli.probe.Probe;
import io.agnoscope.stimuli.probe.Probes;
import io.agnoscope.stimuli.probe.TextFamily;
import io.agnoscope.stimuli.sample.Aspect;
import io.agnoscope.stimuli.sample.Option;
import io.agnoscope.stimuli.sample.Part;
import io.agnoscope.stimuli.sample.Sample;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Ready questions with known answers: one about each aspect of a drawn scene, and two in words. */
final class Scenes {
  private static final String PREFIX = "try";
  private static final long SEED = 7;

  private Scenes() {}

  /**
   * A question that can be tried as it is.
   *
   * @param name of what it is about, for people
   * @param image a data URL, or null for a question in words
   * @param options letter to text, in order
   * @param answer the right letter
   */
  record Scene(
      String name,
      String taskClass,
      String question,
      @Nullable String image,
      Map<String, String> options,
      @Nullable String answer) {}

  /** The same ones always. */
  static List<Scene> all() {
    Probes probes = new Probes(Phrasing.TRAINING);
    List<Scene> scenes = new ArrayList<>();
    for (Aspect aspect : Aspect.values()) {
      scenes.add(scene(probes.image(aspect, PREFIX, SEED, 0)));
    }
    scenes.add(scene(probes.text(TextFamily.ARITHMETIC, PREFIX, SEED, 0)));
    scenes.add(scene(probes.text(TextFamily.ORDERING, PREFIX, SEED, 0)));
    return List.copyOf(scenes);
  }

  private static Scene scene(Probe probe) {
    Sample sample = probe.sample();
    Map<String, String> options = new LinkedHashMap<>();
    for (Option option : sample.options()) {
      options.put(option.letter(), option.text());
    }
    return new Scene(
        probe.family(),
        sample.taskClass().name(),
        sample.lastUserTurn().stream()
            .filter(Part.Text.class::isInstance)
            .map(part -> ((Part.Text) part).text())
            .collect(Collectors.joining(" ")),
        dataUrl(probe.image()),
        options,
        sample.answer());
  }

  private static @Nullable String dataUrl(@Nullable EncodedImage image) {
    return image == null
        ? null
        : "data:image/png;base64," + Base64.getEncoder().encodeToString(image.png());
  }
}
