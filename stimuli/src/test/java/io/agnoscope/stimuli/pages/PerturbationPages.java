package io.agnoscope.stimuli.pages;

import io.agnoscope.stimuli.catalogue.Catalogue;
import io.agnoscope.stimuli.catalogue.Declaration;
import io.agnoscope.stimuli.catalogue.Made;
import io.agnoscope.stimuli.catalogue.Perturbation;
import io.agnoscope.stimuli.catalogue.Pictures;
import io.agnoscope.stimuli.image.Bitmap;
import io.agnoscope.stimuli.image.Decoding;
import io.agnoscope.stimuli.image.EncodedImage;
import io.agnoscope.stimuli.image.PictureDecoder;
import io.agnoscope.stimuli.image.PngEncoder;
import io.agnoscope.stimuli.sample.Sample;
import io.agnoscope.stimuli.sample.TaskClass;
import io.agnoscope.stimuli.sample.View;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The pages about the perturbations: a list, and for each one a page with a picture. */
final class PerturbationPages {

  private static final long SEED = 20_260_101;

  private final Catalogue catalogue = Catalogue.standard();
  private final Map<String, List<String>> notes = notes();

  /** Path below the folder of the pages to the bytes of the file. */
  Map<String, byte[]> files() {
    Map<String, byte[]> files = new TreeMap<>();
    files.put("README.md", list().getBytes(StandardCharsets.UTF_8));
    for (Perturbation perturbation : catalogue.perturbations()) {
      String name = perturbation.name();
      Sample sample = ExampleSamples.of(perturbation.soundFor().iterator().next());
      Made made = catalogue.make(SEED, sample, Pictures.of(ExampleSamples.SCENE));
      View view =
          made.views().stream()
              .filter(each -> each.perturbation().equals(name))
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("no example of " + name));
      Bitmap card =
          new ViewCard(sha256 -> bitmap(sha256, made)).draw(made.views().getFirst(), view);
      files.put(name + ".md", page(perturbation, sample, view).getBytes(StandardCharsets.UTF_8));
      files.put("images/" + name + ".png", PngEncoder.encode(card));
    }
    return files;
  }

  private String list() {
    StringBuilder page = new StringBuilder();
    page.append("# Perturbations\n\n")
        .append("What Agnoscope asks beside each clean View, in catalogue version `")
        .append(catalogue.version())
        .append("`. ")
        .append("These pages are written by the code that they are about; see ")
        .append("[CONTRIBUTING](../../CONTRIBUTING.md).\n")
        .append("How to add one: [extending](../extending.md).\n\n")
        .append("| name | kind | touches | for | split | severity | what it does |\n")
        .append("|---|---|---|---|---|---|---|\n");
    for (Perturbation perturbation : catalogue.perturbations()) {
      page.append("| [")
          .append(perturbation.name())
          .append("](")
          .append(perturbation.name())
          .append(".md) | ")
          .append(String.join(" | ", cells(perturbation.declaration())))
          .append(" | ")
          .append(perturbation.description())
          .append(" |\n");
    }
    return page.toString();
  }

  private String page(Perturbation perturbation, Sample sample, View view) {
    Declaration declaration = perturbation.declaration();
    List<String> cells = cells(declaration);
    StringBuilder page = new StringBuilder();
    page.append("# ").append(declaration.name()).append("\n\n");
    page.append(declaration.description()).append("\n\n");
    page.append(
            "| kind | touches | for | split | severity | version |\n|---|---|---|---|---|---|\n| ")
        .append(String.join(" | ", cells))
        .append(" | ")
        .append(declaration.version())
        .append(" |\n\n");
    Objects.requireNonNull(notes.get(declaration.name()), () -> "no notes on " + declaration.name())
        .forEach(note -> page.append(note).append("\n\n"));
    page.append("## Example\n\n")
        .append("Left the clean View, right the perturbed one, with what was put there in red. ")
        .append("The right option is ")
        .append(sample.answer())
        .append(
            view.distractor() == null
                ? "; none is pushed.\n\n"
                : "; " + view.distractor() + " is pushed.\n\n")
        .append("![The clean View beside the perturbed one](images/")
        .append(declaration.name())
        .append(".png)\n");
    return page.toString();
  }

  private static List<String> cells(Declaration declaration) {
    String soundFor =
        declaration.soundFor().stream()
            .map(TaskClass::name)
            .map(name -> name.toLowerCase(Locale.ROOT).replace('_', '-'))
            .collect(Collectors.joining(", "));
    return List.of(
        declaration.kind().name().toLowerCase(Locale.ROOT),
        declaration.touches().name().toLowerCase(Locale.ROOT),
        soundFor,
        declaration.split().name(),
        declaration.severity() == null ? "" : declaration.severity().toString());
  }

  private Bitmap bitmap(String sha256, Made made) {
    EncodedImage image =
        Stream.concat(Stream.of(ExampleSamples.SCENE), made.pictures().stream())
            .filter(each -> each.sha256().equals(sha256))
            .findFirst()
            .or(() -> catalogue.image(sha256))
            .orElseThrow();
    return ((Decoding.Pixels) PictureDecoder.decode(image.png())).bitmap();
  }

  private static Map<String, List<String>> notes() {
    Map<String, List<String>> notes = new LinkedHashMap<>();
    String name = "";
    for (String line : text().lines().filter(line -> !line.isBlank()).toList()) {
      if (line.startsWith("[")) {
        name = line.substring(1, line.length() - 1);
      } else if (!line.startsWith("#")) {
        notes.computeIfAbsent(name, any -> new ArrayList<>()).add(line);
      }
    }
    return notes;
  }

  private static String text() {
    try (InputStream stream = PerturbationPages.class.getResourceAsStream("notes.txt")) {
      return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
