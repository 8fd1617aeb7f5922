package io.agnoscope.vlm.training;

import io.agnoscope.stimuli.catalogue.Catalogue;
import io.agnoscope.stimuli.catalogue.Pictures;
import io.agnoscope.stimuli.image.EncodedImage;
import io.agnoscope.stimuli.probe.Probe;
import io.agnoscope.stimuli.sample.Option;
import io.agnoscope.stimuli.sample.Part;
import io.agnoscope.stimuli.sample.Sample;
import io.agnoscope.stimuli.sample.View;
import io.agnoscope.stimuli.sample.View.ShownOption;
import io.agnoscope.stimuli.scene.SceneRenderer;
import io.agnoscope.vlm.Prompt;
import io.agnoscope.vlm.Raster;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows probes and their Views to TinyVLM. */
public final class Prompts {

  private final Catalogue catalogue;
  private final Map<String, Raster> bank = new ConcurrentHashMap<>();

  /** Pictures that Views insert come from the catalogue. */
  public Prompts(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** The probe as it came. */
  public static Prompt clean(Probe probe) {
    return clean(probe, picture(probe));
  }

  /** The probe's text and options beside another picture, or none. */
  public static Prompt clean(Probe probe, @Nullable Raster picture) {
    Sample sample = probe.sample();
    return new Prompt(
        picture, text(sample.lastUserTurn()), sample.options().stream().map(Option::text).toList());
  }

  /** The picture of a probe's scene; null when it has none. */
  public static @Nullable Raster picture(Probe probe) {
    if (probe.scene() != null) {
      return Raster.of(SceneRenderer.render(probe.scene()));
    }
    return probe.image() == null ? null : Raster.ofPng(probe.image().png());
  }

  /** The probe's own picture, for Perturbations that work on it. */
  static Pictures pictures(Probe probe) {
    return probe.image() == null ? Pictures.none() : Pictures.of(probe.image());
  }

  /** Index of the right option. */
  public static int answer(Probe probe) {
    return letters(probe).indexOf(Objects.requireNonNull(probe.sample().answer()));
  }

  /** The probe's option letters, in order. */
  public static List<String> letters(Probe probe) {
    return probe.sample().options().stream().map(Option::letter).toList();
  }

  /** A View of the probe that shows its own picture, one of the bank, or none. */
  public Prompt of(Probe probe, View view) {
    return of(probe, view, List.of());
  }

  /**
   * A View of the probe.
   *
   * @param made pictures made for the probe's Views
   */
  public Prompt of(Probe probe, View view, List<EncodedImage> made) {
    Raster picture = null;
    for (Part part : view.parts()) {
      if (part instanceof Part.Picture shown) {
        picture =
            probe.image() != null && probe.image().sha256().equals(shown.sha256())
                ? picture(probe)
                : made(shown.sha256(), made)
                    .orElseGet(() -> bank.computeIfAbsent(shown.sha256(), this::fromBank));
        break;
      }
    }
    return new Prompt(
        picture, text(view.parts()), view.options().stream().map(ShownOption::text).toList());
  }

  private static Optional<Raster> made(String sha256, List<EncodedImage> made) {
    return made.stream()
        .filter(image -> image.sha256().equals(sha256))
        .findFirst()
        .map(image -> Raster.ofPng(image.png()));
  }

  private Raster fromBank(String sha256) {
    return catalogue
        .image(sha256)
        .map(image -> Raster.ofPng(image.png()))
        .orElseThrow(() -> new IllegalArgumentException("not in the catalogue: " + sha256));
  }

  /** All text of a turn, in order, joined by one space. */
  private static String text(List<Part> parts) {
    return parts.stream()
        .filter(Part.Text.class::isInstance)
        .map(part -> ((Part.Text) part).text())
        .collect(Collectors.joining(" "));
  }
}
