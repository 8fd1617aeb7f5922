package io.agnoscope.trainer.domain.trial;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.catalogue.Catalogue;
import io.agnoscope.stimuli.image.EncodedImage;
import io.agnoscope.stimuli.probe.Phrasing;
import io.agnoscope.stimuli.probe.Probe;
import io.agnoscope.stimuli.probe.Probes;
import io.agnoscope.stimuli.sample.Sample;
import io.agnoscope.stimuli.sample.View;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A stream of freshly drawn probes with their Views. Its name decides all of it: streams of
 * different names share no sample id and no seed.
 */
public final class ProbeTrials {

  private static final String SOURCE = "probe";

  private final Probes probes;
  private final Catalogue catalogue;
  private final String name;
  private final long seed;

  /**
   * The stream of that name.
   *
   * @param name prefix of every sample id
   */
  public ProbeTrials(Phrasing phrasing, Catalogue catalogue, String name) {
    this.probes = new Probes(phrasing);
    this.catalogue = catalogue;
    this.name = name;
    this.seed = Randomness.of("agnoscope-trainer", name).nextLong();
  }

  /** The index-th probe of a family, with all Views of the catalogue that are sound for it. */
  public LabelledTrial withViews(ProbeFamily family, long index) {
    return withViews(probe(family, index));
  }

  /** The index-th probe of a family, clean only. */
  public LabelledTrial clean(ProbeFamily family, long index) {
    return clean(probe(family, index));
  }

  /** The index-th probe of a mix of all families, clean only. */
  public LabelledTrial cleanOfAnyFamily(long index) {
    return clean(probes.mixed(name + "-mixed", seed, index));
  }

  /** The index-th probe of a mix of all families, clean and under a truthful hint if it has one. */
  public LabelledTrial hintedOfAnyFamily(long index) {
    return Trainable.onlyHint(withViews(probes.mixed(name + "-mixed", seed, index)));
  }

  private LabelledTrial withViews(Probe probe) {
    List<View> views = catalogue.views(seed, probe.sample());
    return trial(probe, views.getFirst(), views.subList(1, views.size()));
  }

  private LabelledTrial clean(Probe probe) {
    return trial(probe, CleanViews.of(probe.sample()), List.of());
  }

  private Probe probe(ProbeFamily family, long index) {
    return switch (family) {
      case ProbeFamily.Visual(var aspect) -> probes.image(aspect, name, seed, index);
      case ProbeFamily.Textual(var text) -> probes.text(text, name, seed, index);
    };
  }

  private LabelledTrial trial(Probe probe, View clean, List<View> perturbed) {
    Sample sample = probe.sample();
    Map<String, byte[]> images = new HashMap<>();
    EncodedImage own = probe.image();
    if (own != null) {
      images.put(own.sha256(), own.png());
    }
    Stream.concat(Stream.of(clean), perturbed.stream())
        .flatMap(ViewContent::pictures)
        .forEach(
            sha256 -> catalogue.image(sha256).ifPresent(image -> images.put(sha256, image.png())));
    return new LabelledTrial(
        sample.id(),
        SOURCE,
        probe.family(),
        sample.taskClass(),
        sample.rightOption().orElseThrow().letter(),
        clean,
        perturbed,
        images,
        probe.scene());
  }
}
