package io.agnoscope.stimuli.catalogue;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.image.EncodedImage;
import io.agnoscope.stimuli.sample.Sample;
import io.agnoscope.stimuli.sample.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The versioned set of Perturbations. Its Views are pure functions of (version, seed, Sample): the
 * same bytes on every JVM. Immutable and thread-safe.
 */
public final class Catalogue {

  /** As many as "unrelated facts" has in Cai et al., arXiv 2505.19616. */
  public static final int DEFAULT_FACT_SENTENCES = 10;

  /** Told to people; the hash behind it tells machines. */
  private static final String EDITION = "1";

  private static final int HASH_DIGITS = 8;

  private final List<Perturbation> perturbations;
  private final Bank bank;
  private final String version;

  private Catalogue(int factSentences) {
    FactPool facts = FactPool.of(View.Split.TRAIN);
    Captions trainCaptions = Captions.of(View.Split.TRAIN);
    Captions watchCaptions = Captions.of(View.Split.WATCH);
    this.bank = Bank.standard();
    this.perturbations =
        List.of(
            new Repeat(),
            new RotatedOptions(),
            new TruthfulHint(trainCaptions),
            new UnrelatedFacts(facts, factSentences),
            MisleadingText.caption(trainCaptions),
            MisleadingText.description(watchCaptions),
            InsertedImage.black(bank),
            InsertedImage.white(bank),
            InsertedImage.noise(bank),
            InsertedImage.unrelated(bank));
    this.version =
        EDITION
            + "-"
            + fingerprint(factSentences, facts.pool(), trainCaptions.pool(), watchCaptions.pool());
  }

  private String fingerprint(int factSentences, LinePool... pools) {
    Fingerprint fingerprint = new Fingerprint().add(Integer.toString(factSentences));
    perturbations.forEach(perturbation -> fingerprint.add(perturbation.declaration()));
    List.of(pools).forEach(fingerprint::add);
    bank.images().forEach(image -> fingerprint.add(image.sha256()));
    return fingerprint.hex().substring(0, HASH_DIGITS);
  }

  /** The catalogue with the paper's number of unrelated facts. */
  public static Catalogue standard() {
    return Standard.INSTANCE;
  }

  /**
   * The catalogue with paragraphs of that many unrelated facts, for models of a short context. The
   * version tells it from the standard one.
   *
   * @throws IllegalArgumentException when the pool has not that many, or less than one is asked for
   */
  public static Catalogue withFactSentences(int sentences) {
    return new Catalogue(sentences);
  }

  /**
   * Edition and hash, for example {@code 1-3f2a9c01}. The hash is over all that is declared and
   * drawn from: names, versions, splits, pools, settings and the bank's images.
   */
  public String version() {
    return version;
  }

  /** Every Perturbation, controls first. */
  public List<Perturbation> perturbations() {
    return perturbations;
  }

  /**
   * The Sample's Views: the clean one first, then those of every Perturbation that is sound for its
   * task class and finds what it needs.
   */
  public List<View> views(long seed, Sample sample) {
    List<View> views = new ArrayList<>();
    views.add(Views.clean(sample));
    for (Perturbation perturbation : perturbations) {
      if (perturbation.soundFor().contains(sample.taskClass())) {
        Randomness randomness =
            Randomness.of(version, perturbation.name(), Long.toString(seed), sample.id());
        views.addAll(perturbation.views(sample, randomness));
      }
    }
    return List.copyOf(views);
  }

  /** The bank's image of that hash (lower-case hex). */
  public Optional<EncodedImage> image(String sha256) {
    return bank.image(sha256);
  }

  /** Every image that a View of this catalogue can insert. */
  public List<EncodedImage> images() {
    return bank.images();
  }

  /** Made when first asked for. */
  private static final class Standard {
    private static final Catalogue INSTANCE = new Catalogue(DEFAULT_FACT_SENTENCES);
  }
}
