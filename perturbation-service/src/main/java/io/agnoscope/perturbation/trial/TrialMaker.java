package io.agnoscope.perturbation.trial;

import io.agnoscope.schemas.Image;
import io.agnoscope.schemas.Sample;
import io.agnoscope.schemas.Trial;
import io.agnoscope.schemas.identity.TrialIds;
import io.agnoscope.stimuli.catalogue.Catalogue;
import io.agnoscope.stimuli.catalogue.Made;
import io.agnoscope.stimuli.catalogue.Omission;
import io.agnoscope.stimuli.catalogue.Pictures;
import io.agnoscope.stimuli.image.EncodedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the Trial of a Sample: its Views under one catalogue. But for the time stamp it is a pure
 * function of (catalogue version, seed, switches, Sample and its pictures).
 *
 * <p>The Trial's identity names the catalogue and not the switches: a Sample has one Trial per run
 * and target, whatever was switched off when it was made.
 */
public final class TrialMaker {

  private static final Logger LOG = LoggerFactory.getLogger(TrialMaker.class);

  private final Catalogue catalogue;
  private final long seed;
  private final Switches switches;
  private final PictureSource source;
  private final Consumer<Omission> omissions;
  private final InstantSource clock;

  /** Every Perturbation, on pictures that travel inside the Sample. */
  public TrialMaker(Catalogue catalogue, long seed, InstantSource clock) {
    this(catalogue, seed, Switches.allOn(), PictureSource.inline(), omission -> {}, clock);
  }

  /**
   * A maker.
   *
   * @param omissions told of every Perturbation that was sound for a Sample and left out
   */
  public TrialMaker(
      Catalogue catalogue,
      long seed,
      Switches switches,
      PictureSource source,
      Consumer<Omission> omissions,
      InstantSource clock) {
    this.catalogue = catalogue;
    this.seed = seed;
    this.switches = switches;
    this.source = source;
    this.omissions = omissions;
    this.clock = clock;
  }

  /**
   * The Sample's Trial for its own run and target.
   *
   * @throws IllegalArgumentException when the Sample is not one that a perturbation can rely on
   */
  public Trial trial(Sample sample) {
    Made made =
        catalogue.make(
            seed,
            Stimuli.sample(sample),
            Pictures.reading(sha256 -> bytes(sample, sha256)),
            name -> switches.on(name, sample.getRoute()));
    made.omissions().forEach(omissions);
    return Trial.newBuilder()
        .setId(
            TrialIds.of(sample.getRun(), sample.getId(), catalogue.version(), sample.getTarget()))
        .setRun(sample.getRun())
        .setTarget(sample.getTarget())
        .setCatalogueVersion(catalogue.version())
        .setSeed(seed)
        .setCreatedAt(clock.instant())
        .setSample(sample)
        .setViews(made.views().stream().map(Stimuli::view).toList())
        .setImages(images(made.pictures()))
        .build();
  }

  private Optional<byte[]> bytes(Sample sample, String sha256) {
    for (Image image : sample.getImages()) {
      if (image.getSha256().equals(sha256)) {
        try {
          return Optional.of(source.bytes(image));
        } catch (IOException e) {
          LOG.warn(
              "a picture is not to be had sha256={} error={}",
              sha256,
              e.getClass().getSimpleName());
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  private static List<Image> images(List<EncodedImage> pictures) {
    return pictures.stream()
        .map(picture ->
            new Image(
                picture.sha256(),
                "image/png",
                picture.width(),
                picture.height(),
                ByteBuffer.wrap(picture.png()),
                null))
        .toList();
  }
}
