package io.agnoscope.stimuli.catalogue;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.image.EncodedImage;
import io.agnoscope.stimuli.sample.Sample;
import io.agnoscope.stimuli.sample.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The versioned set of Perturbations. Its Views are pure functions of (version, seed, Sample and
 * its pictures): the same bytes on every JVM. Immutable and thread-safe.
 */
public final class Catalogue {

  /** As many as "unrelated facts" has in Cai et al., arXiv 2505.19616. */
  public static final int DEFAULT_FACT_SENTENCES = 10;

  /** Told to people; the hash behind it tells machines. Edition 1 is no longer made. */
  private static final String EDITION = "2";

  private static final int HASH_DIGITS = 8;

  private final List<Perturbation> perturbations;
  private final Bank bank;
  private final String version;

  private Catalogue(int factSentences, List<? extends Perturbation> further) {
    FactPool facts = FactPool.of(View.Split.TRAIN);
    Captions trainCaptions = Captions.of(View.Split.TRAIN);
    Captions watchCaptions = Captions.of(View.Split.WATCH);
    this.bank = Bank.standard();
    List<Perturbation> own =
        List.of(
            new Repeat(),
            new RotatedOptions(),
            new TruthfulHint(trainCaptions),
            new UnrelatedFacts(facts, factSentences),
            MisleadingText.caption(trainCaptions),
            MisleadingText.description(watchCaptions),
            new RandomCharacters(),
            new OcrNoise(),
            new InstructionDistraction(),
            new Paraphrase(),
            InsertedImage.black(bank),
            InsertedImage.white(bank),
            InsertedImage.noise(bank),
            InsertedImage.unrelated(bank),
            InsertedImage.screenshot(bank),
            new TypographicAttack(),
            new BenignReencoding());
    this.perturbations =
        Stream.concat(own.stream(), further.stream().map(each -> new Guarded(each, bank))).toList();
    requireDistinctNames(perturbations);
    this.version =
        EDITION
            + "-"
            + fingerprint(factSentences, facts.pool(), trainCaptions.pool(), watchCaptions.pool());
  }

  private static void requireDistinctNames(List<Perturbation> perturbations) {
    Map<String, Perturbation> byName = new HashMap<>();
    for (Perturbation perturbation : perturbations) {
      Perturbation other = byName.putIfAbsent(perturbation.name(), perturbation);
      if (other != null) {
        throw new IllegalArgumentException(
            "two perturbations are named \""
                + perturbation.name()
                + "\": "
                + className(other)
                + " and "
                + className(perturbation));
      }
    }
  }

  private static String className(Perturbation perturbation) {
    return perturbation instanceof Guarded guarded
        ? guarded.className()
        : perturbation.getClass().getName();
  }

  private String fingerprint(int factSentences, LinePool... pools) {
    Fingerprint fingerprint = new Fingerprint().add(Integer.toString(factSentences));
    for (Perturbation perturbation : perturbations) {
      fingerprint.add(perturbation.declaration());
      perturbation.pool().forEach(fingerprint::add);
    }
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
    return new Catalogue(sentences, List.of());
  }

  /**
   * The standard catalogue with Perturbations of others behind its own. Their declarations are part
   * of the version. One that breaks a rule of {@link ViewRules} or throws is left out of the Sample
   * that it happened with.
   *
   * @throws IllegalArgumentException when two have one name
   */
  public static Catalogue with(List<? extends Perturbation> further) {
    return further.isEmpty() ? standard() : new Catalogue(DEFAULT_FACT_SENTENCES, further);
  }

  /**
   * Edition and hash, for example {@code 2-3f2a9c01}. The hash is over all that is declared and
   * drawn from: names, versions, splits, pools, settings and the bank's images.
   */
  public String version() {
    return version;
  }

  /** Every Perturbation, controls first, those of others last. */
  public List<Perturbation> perturbations() {
    return perturbations;
  }

  /**
   * The Sample's Views: the clean one first, then those of every Perturbation that is sound for its
   * task class and finds what it needs.
   *
   * @param pictures the Sample's own
   */
  public Made make(long seed, Sample sample, Pictures pictures) {
    return make(seed, sample, pictures, name -> true);
  }

  /**
   * The same for some of the Perturbations. What they make does not depend on which others do.
   *
   * @param on whether to use the Perturbation of that name
   */
  public Made make(long seed, Sample sample, Pictures pictures, Predicate<String> on) {
    List<View> views = new ArrayList<>();
    List<EncodedImage> made = new ArrayList<>();
    List<Omission> omissions = new ArrayList<>();
    views.add(Views.clean(sample));
    for (Perturbation perturbation : perturbations) {
      if (perturbation.soundFor().contains(sample.taskClass()) && on.test(perturbation.name())) {
        Made one = perturbation.make(sample, pictures, randomness(perturbation, seed, sample));
        views.addAll(one.views());
        made.addAll(one.pictures());
        omissions.addAll(one.omissions());
      }
    }
    return new Made(views, made.stream().distinct().toList(), omissions);
  }

  private Randomness randomness(Perturbation perturbation, long seed, Sample sample) {
    return Randomness.of(version, perturbation.name(), Long.toString(seed), sample.id());
  }

  /** The bank's image of that hash (lower-case hex). */
  public Optional<EncodedImage> image(String sha256) {
    return bank.image(sha256);
  }

  /** Every image that a View of this catalogue can insert without making it for a Sample. */
  public List<EncodedImage> images() {
    return bank.images();
  }

  /** Made when first asked for. */
  private static final class Standard {
    private static final Catalogue INSTANCE = new Catalogue(DEFAULT_FACT_SENTENCES, List.of());
  }
}
