package io.agnoscope.benchmarks.encoding;

import io.agnoscope.stimuli.catalogue.Catalogue;
import io.agnoscope.stimuli.catalogue.Made;
import io.agnoscope.stimuli.catalogue.Pictures;
import io.agnoscope.stimuli.image.EncodedImage;
import io.agnoscope.stimuli.probe.Phrasing;
import io.agnoscope.stimuli.probe.Probe;
import io.agnoscope.stimuli.probe.Probes;
import io.agnoscope.stimuli.sample.Aspect;
import io.agnoscope.stimuli.sample.View;
import io.agnoscope.vlm.Prompt;
import io.agnoscope.vlm.training.Prompts;
import java.util.List;
import java.util.stream.IntStream;

/** Trials of which only the Views are kept that change the text: all show the Sample's picture. */
final class TextViews {

  /** Views of a Trial. */
  static final int VIEWS = 8;

  private static final long SEED = 1;

  private TextViews() {}

  /** So many Trials of probes with pictures, as TinyVLM is shown them. */
  static List<List<Prompt>> trials(int count) {
    Probes probes = new Probes(Phrasing.TRAINING);
    Catalogue catalogue = Catalogue.standard();
    Prompts prompts = new Prompts(catalogue);
    Aspect[] aspects = Aspect.values();
    return IntStream.range(0, count)
        .mapToObj(i -> probes.image(aspects[i % aspects.length], "bench-encode-once", SEED, i))
        .map(probe -> trial(probe, catalogue, prompts))
        .toList();
  }

  private static List<Prompt> trial(Probe probe, Catalogue catalogue, Prompts prompts) {
    EncodedImage picture = probe.image();
    Made made =
        catalogue.make(
            SEED, probe.sample(), picture == null ? Pictures.none() : Pictures.of(picture));
    List<Prompt> views =
        made.views().stream()
            .filter(view -> view.touches() == View.Modality.TEXT)
            .limit(VIEWS)
            .map(view -> prompts.of(probe, view, made.pictures()))
            .toList();
    if (views.size() < VIEWS || views.stream().map(Prompt::image).distinct().count() != 1) {
      throw new IllegalStateException("the catalogue has too few Perturbations of the text");
    }
    return views;
  }
}
