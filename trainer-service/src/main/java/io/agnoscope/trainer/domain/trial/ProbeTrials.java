package io.agnoscope.trainer.domain.trial;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.catalogue.Catalogue;
import io.agnoscope.stimuli.catalogue.Made;
import io.agnoscope.stimuli.catalogue.Perturbation;
import io.agnoscope.stimuli.catalogue.Pictures;
import io.agnoscope.stimuli.image.EncodedImage;
import io.agnoscope.stimuli.probe.Phrasing;
import io.agnoscope.stimuli.probe.Probe;
import io.agnoscope.stimuli.probe.Probes;
import io.agnoscope.stimuli.sample.Sample;
import io.agnoscope.stimuli.sample.View;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A stream of freshly drawn probes with their Views. Its name decides all of it: streams of
 * different names share no sample id and no seed.
 */
public final class ProbeTrials {

  private final Probes probes;
  private final Catalogue catalogue;
  private final Set<String> trainable;
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
    this.trainable =
        catalogue.perturbations().stream()
            .filter(perturbation -> perturbation.split() == View.Split.TRAIN)
            .map(Perturbation::name)
            .collect(Collectors.toUnmodifiableSet());
    this.name = name;
    this.seed = Randomness.of("agnoscope-trainer", name).nextLong();
  }

  /** The index-th probe of a family, with all Views of the catalogue that are sound for it. */
  public PreparedTrial withViews(ProbeFamily family, long index) {
    return withViews(probe(family, index), name -> true);
  }

  /** The index-th probe of a family, with the Views that may be trained on and no others. */
  public PreparedTrial withTrainableViews(ProbeFamily family, long index) {
    return Trainable.of(withViews(probe(family, index), trainable::contains));
  }

  /** The index-th probe of a family, clean and under a truthful hint if it has one. */
  public PreparedTrial withHint(ProbeFamily family, long index) {
    return withViews(probe(family, index), Trainable.TRUTHFUL_HINT::equals);
  }

  /** The index-th probe of a family, clean only. */
  public PreparedTrial clean(ProbeFamily family, long index) {
    return clean(probe(family, index));
  }

  /** The index-th probe of a mix of all families, clean only. */
  public PreparedTrial cleanOfAnyFamily(long index) {
    return clean(probes.mixed(name + "-mixed", seed, index));
  }

  /** The index-th probe of a mix of all families, clean and under a truthful hint if it has one. */
  public PreparedTrial hintedOfAnyFamily(long index) {
    return withViews(probes.mixed(name + "-mixed", seed, index), Trainable.TRUTHFUL_HINT::equals);
  }

  private PreparedTrial withViews(Probe probe, Predicate<String> on) {
    EncodedImage own = probe.image();
    Pictures pictures = own == null ? Pictures.none() : Pictures.of(own);
    Made made = catalogue.make(seed, probe.sample(), pictures, on);
    List<View> views = made.views();
    return trial(probe, views.getFirst(), views.subList(1, views.size()), made.pictures());
  }

  private PreparedTrial clean(Probe probe) {
    return trial(probe, CleanViews.of(probe.sample()), List.of(), List.of());
  }

  private Probe probe(ProbeFamily family, long index) {
    return switch (family) {
      case ProbeFamily.Visual(var aspect) -> probes.image(aspect, name, seed, index);
      case ProbeFamily.Textual(var text) -> probes.text(text, name, seed, index);
    };
  }

  private PreparedTrial trial(
      Probe probe, View clean, List<View> perturbed, List<EncodedImage> made) {
    Sample sample = probe.sample();
    Map<String, byte[]> images = new HashMap<>();
    EncodedImage own = probe.image();
    if (own != null) {
      images.put(own.sha256(), own.png());
    }
    made.forEach(image -> images.put(image.sha256(), image.png()));
    Stream.concat(Stream.of(clean), perturbed.stream())
        .flatMap(ViewContent::pictures)
        .forEach(
            sha256 -> catalogue.image(sha256).ifPresent(image -> images.put(sha256, image.png())));
    return new PreparedTrial(
        sample.id(),
        Provenance.probe(),
        probe.family(),
        sample.taskClass(),
        Optional.of(sample.rightOption().orElseThrow().letter()),
        clean,
        perturbed,
        images,
        probe.scene());
  }
}
