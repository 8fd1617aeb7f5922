package io.agnoscope.perturbation.trial;

import io.agnoscope.schemas.Sample;
import io.agnoscope.schemas.Trial;
import io.agnoscope.schemas.View;
import io.agnoscope.schemas.identity.TrialIds;
import io.agnoscope.stimuli.catalogue.Catalogue;
import java.time.InstantSource;
import java.util.List;

/**
 * Makes the Trial of a Sample: its Views under one catalogue. But for the time stamp it is a pure
 * function of (catalogue version, seed, Sample).
 */
public final class TrialMaker {

  private final Catalogue catalogue;
  private final long seed;
  private final InstantSource clock;

  public TrialMaker(Catalogue catalogue, long seed, InstantSource clock) {
    this.catalogue = catalogue;
    this.seed = seed;
    this.clock = clock;
  }

  /**
   * The Sample's Trial for its own run and target.
   *
   * @throws IllegalArgumentException when the Sample is not one that a perturbation can rely on
   */
  public Trial trial(Sample sample) {
    List<View> views =
        catalogue.views(seed, Stimuli.sample(sample)).stream().map(Stimuli::view).toList();
    return Trial.newBuilder()
        .setId(
            TrialIds.of(sample.getRun(), sample.getId(), catalogue.version(), sample.getTarget()))
        .setRun(sample.getRun())
        .setTarget(sample.getTarget())
        .setCatalogueVersion(catalogue.version())
        .setSeed(seed)
        .setCreatedAt(clock.instant())
        .setSample(sample)
        .setViews(views)
        .build();
  }
}
