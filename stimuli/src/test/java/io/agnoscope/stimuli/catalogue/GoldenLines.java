package io.agnoscope.stimuli.catalogue;

import io.agnoscope.stimuli.sample.Aspect;
import io.agnoscope.stimuli.sample.Part;
import io.agnoscope.stimuli.sample.Sample;
import io.agnoscope.stimuli.sample.TaskClass;
import io.agnoscope.stimuli.sample.View;
import io.agnoscope.stimuli.sample.View.ShownOption;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Hashes of all that the catalogue makes of fixed Samples, one line each. */
final class GoldenLines {

  private static final List<Long> SEEDS = List.of(0L, -1L, 42L);

  private static final Part.Picture PHOTO = new Part.Picture("f0".repeat(32));

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
        Made made = catalogue.make(seed, sample, pictures());
        String of = " " + sample.id() + " " + seed + " ";
        made.views().forEach(view -> lines.add("view" + of + view.id() + " " + hash(view)));
        made.pictures().forEach(image -> lines.add("picture" + of + image.hash()));
        made.omissions()
            .forEach(each ->
                lines.add("omission" + of + each.perturbation() + " " + each.cause().label()));
      }
    }
    return lines;
  }

  private static Pictures pictures() {
    return Pictures.reading(sha256 ->
        sha256.equals(Fixtures.PICTURE.sha256())
            ? Optional.of(Fixtures.IMAGE.png())
            : sha256.equals(PHOTO.sha256()) ? Optional.of(photo()) : Optional.empty());
  }

  /** A JPEG file, so that its decoder is held to the same bytes as well. */
  private static byte[] photo() {
    try (InputStream stream = GoldenLines.class.getResourceAsStream("photo.jpg")) {
      return Objects.requireNonNull(stream).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
            "photo",
            TaskClass.IMAGE_HEAVY,
            List.of(PHOTO, Fixtures.QUESTION, Fixtures.PICTURE),
            Fixtures.options("Yes", "No"),
            "A",
            null));
    samples.add(
        Fixtures.sample(
            "statements",
            TaskClass.IMAGE_HEAVY,
            List.of(Fixtures.PICTURE, Fixtures.QUESTION),
            Fixtures.options("The star is red.", "The star is blue.", "The star is green."),
            "C",
            Aspect.COLOR));
    samples.add(
        Fixtures.sample(
            "missing",
            TaskClass.MULTIMODAL,
            List.of(new Part.Picture("0".repeat(64)), Fixtures.QUESTION),
            List.of(),
            null,
            null));
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
