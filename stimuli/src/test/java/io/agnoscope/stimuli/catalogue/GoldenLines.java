package io.agnoscope.stimuli.catalogue;

import io.agnoscope.stimuli.sample.Aspect;
import io.agnoscope.stimuli.sample.Part;
import io.agnoscope.stimuli.sample.Sample;
import io.agnoscope.stimuli.sample.TaskClass;
import io.agnoscope.stimuli.sample.View;
import io.agnoscope.stimuli.sample.View.ShownOption;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Hashes of all that the catalogue makes of fixed Samples, one line each. */
final class GoldenLines {

  private static final List<Long> SEEDS = List.of(0L, -1L, 42L);

  private GoldenLines() {}

  /** Writes the lines to the file that is named, for another JVM to compare. */
  public static void main(String[] arguments) throws IOException {
    Files.write(Path.of(arguments[0]), lines(), StandardCharsets.UTF_8);
  }

  static List<String> lines() {
    Catalogue catalogue = Catalogue.standard();
    List<String> lines = new ArrayList<>();
    lines.add("version " + catalogue.version());
    catalogue.images().forEach(image -> lines.add("image " + image.sha256()));
    for (Sample sample : samples()) {
      for (long seed : SEEDS) {
        for (View view : catalogue.views(seed, sample)) {
          lines.add("view " + sample.id() + " " + seed + " " + view.id() + " " + hash(view));
        }
      }
    }
    return lines;
  }

  private static List<Sample> samples() {
    List<Sample> samples = new ArrayList<>();
    samples.add(Fixtures.imageHeavy());
    samples.add(Fixtures.textHeavy());
    samples.add(Fixtures.multimodal());
    for (Aspect aspect : Aspect.values()) {
      samples.add(
          Fixtures.sample(
              "aspect-" + aspect,
              TaskClass.IMAGE_HEAVY,
              List.of(Fixtures.PICTURE, Fixtures.QUESTION),
              Fixtures.options("Iğdır", "naïve", "straße", "illness", "two", "a tie"),
              "C",
              aspect));
    }
    samples.add(
        Fixtures.sample(
            "free-text",
            TaskClass.TEXT_HEAVY,
            List.of(Fixtures.QUESTION, Fixtures.PICTURE),
            List.of(),
            null,
            null));
    return samples;
  }

  private static String hash(View view) {
    Fingerprint fingerprint =
        new Fingerprint()
            .add(view.id())
            .add(view.perturbation())
            .add(view.kind().name())
            .add(view.touches().name())
            .add(view.split().name())
            .add(view.distractor() == null ? "" : view.distractor());
    for (Part part : view.parts()) {
      String content =
          switch (part) {
            case Part.Text text -> "text " + text.text();
            case Part.Picture picture -> "picture " + picture.sha256();
          };
      fingerprint.add(content).add(Boolean.toString(part.inserted()));
    }
    for (ShownOption option : view.options()) {
      fingerprint.add(option.letter()).add(option.text()).add(option.canonicalLetter());
    }
    return fingerprint.hex();
  }
}
