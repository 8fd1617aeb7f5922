package io.agnoscope.benchmarks.worker;

import io.agnoscope.schemas.Image;
import io.agnoscope.schemas.ImagePart;
import io.agnoscope.schemas.TextPart;
import io.agnoscope.schemas.Trial;
import io.agnoscope.schemas.View;
import io.agnoscope.schemas.ViewOption;
import io.agnoscope.stimuli.catalogue.Catalogue;
import io.agnoscope.vlm.Prompt;
import io.agnoscope.vlm.Raster;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What TinyVLM is asked of a Trial's Views; every picture is decoded once. */
final class TrialPrompts {

  private final Catalogue catalogue = Catalogue.standard();
  private final Map<String, Raster> bank = new HashMap<>();

  /** One for each View, in order. */
  List<Prompt> of(Trial trial) {
    Map<String, Raster> own = new HashMap<>();
    Stream.concat(trial.getSample().getImages().stream(), trial.getImages().stream())
        .filter(image -> image.getContent() != null)
        .forEach(image -> own.computeIfAbsent(image.getSha256(), hash -> decoded(image)));
    return trial.getViews().stream().map(view -> prompt(view, own)).toList();
  }

  private Prompt prompt(View view, Map<String, Raster> own) {
    String text =
        view.getParts().stream()
            .filter(TextPart.class::isInstance)
            .map(part -> ((TextPart) part).getText())
            .collect(Collectors.joining(" "));
    Raster picture =
        view.getParts().stream()
            .filter(ImagePart.class::isInstance)
            .map(part -> raster(((ImagePart) part).getSha256(), own))
            .findFirst()
            .orElse(null);
    return new Prompt(picture, text, view.getOptions().stream().map(ViewOption::getText).toList());
  }

  private Raster raster(String sha256, Map<String, Raster> own) {
    Raster found = own.get(sha256);
    return found != null
        ? found
        : bank.computeIfAbsent(
            sha256, hash -> Raster.ofPng(catalogue.image(hash).orElseThrow().png()));
  }

  private static Raster decoded(Image image) {
    ByteBuffer content = image.getContent().duplicate();
    byte[] png = new byte[content.remaining()];
    content.get(png);
    return Raster.ofPng(png);
  }
}
