package io.agnoscope.benchmarks.scoring;

import io.agnoscope.schemas.Answer;
import io.agnoscope.schemas.Answered;
import io.agnoscope.schemas.Aspect;
import io.agnoscope.schemas.Image;
import io.agnoscope.schemas.ImagePart;
import io.agnoscope.schemas.Message;
import io.agnoscope.schemas.Modality;
import io.agnoscope.schemas.Option;
import io.agnoscope.schemas.ProbabilityKind;
import io.agnoscope.schemas.Role;
import io.agnoscope.schemas.Sample;
import io.agnoscope.schemas.Split;
import io.agnoscope.schemas.TaskClass;
import io.agnoscope.schemas.TaskClassBasis;
import io.agnoscope.schemas.TextPart;
import io.agnoscope.schemas.Trial;
import io.agnoscope.schemas.TrialAnswers;
import io.agnoscope.schemas.View;
import io.agnoscope.schemas.ViewKind;
import io.agnoscope.schemas.ViewOption;
import io.agnoscope.schemas.identity.TrialIds;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Answered Trials of many targets and checkpoints, as many as it takes for a number of Series. Each
 * has a picture, a clean View, a repeat and the Views of ten perturbations.
 */
public final class Traffic {

  static final String SOURCE = "benchmark";
  static final String CLEAN = "clean";
  static final String REPEAT = "repeat";

  private static final String CATALOGUE = "2-benchmark";
  private static final List<String> LETTERS = List.of("A", "B", "C", "D");
  private static final int PERTURBATIONS = 10;
  private static final List<Aspect> ASPECTS =
      List.of(
          Aspect.ENTITY,
          Aspect.NUMBER,
          Aspect.COLOR,
          Aspect.MATERIAL,
          Aspect.ACTION,
          Aspect.SPATIAL);
  private static final int TARGETS = 20;
  private static final int PICTURE_BYTES = 2_000;
  private static final double WRONG = 0.1;
  private static final double FLIP = 0.1;

  /** Series of one checkpoint: those of the perturbations, the repeat's and the aspects'. */
  private static final int SERIES_EACH = PERTURBATIONS + 1 + ASPECTS.size();

  private final int checkpoints;
  private final byte[] picture = new byte[PICTURE_BYTES];

  /** Traffic that makes at least so many Series. */
  public Traffic(int series) {
    this.checkpoints = Math.max(1, Math.ceilDiv(series, SERIES_EACH * TARGETS));
    new Random(1).nextBytes(picture);
  }

  /** How many Series it makes. */
  public int series() {
    return checkpoints * TARGETS * SERIES_EACH;
  }

  /** So many Trials have all Series in them. */
  public int round() {
    return checkpoints * TARGETS * ASPECTS.size();
  }

  /** Views of a Trial, the clean one included. */
  int views() {
    return PERTURBATIONS + 2;
  }

  static String target(int number) {
    return "target-" + number % TARGETS;
  }

  public static List<String> targets() {
    return IntStream.range(0, TARGETS).mapToObj(Traffic::target).toList();
  }

  /** Checkpoints of each target. */
  public int checkpoints() {
    return checkpoints;
  }

  /** The name of a target's checkpoint of this number, from 0 on. */
  public static String checkpoint(int number) {
    return "checkpoint-" + number;
  }

  /** Trial number so and so, the same each time but for the time. */
  public TrialAnswers answers(int number, Instant at) {
    RandomGenerator random = new Random(number);
    Sample sample = sample(number, at);
    String trialId = TrialIds.of("LIVE", sample.getId(), CATALOGUE, sample.getTarget());
    List<View> views = new ArrayList<>();
    List<Answer> answers = new ArrayList<>();
    String clean = random.nextDouble() < WRONG ? anyLetter(random) : LETTERS.getFirst();
    add(views, answers, CLEAN, ViewKind.CLEAN, clean, random);
    add(views, answers, REPEAT, ViewKind.CONTROL, moved(clean, random), random);
    for (int each = 0; each < PERTURBATIONS; each++) {
      add(
          views,
          answers,
          "perturbation-" + each,
          ViewKind.PERTURBATION,
          moved(clean, random),
          random);
    }
    Trial trial =
        Trial.newBuilder()
            .setId(trialId)
            .setTarget(sample.getTarget())
            .setCatalogueVersion(CATALOGUE)
            .setSeed(number)
            .setCreatedAt(at)
            .setSample(sample)
            .setViews(views)
            .build();
    return TrialAnswers.newBuilder()
        .setTrialId(trialId)
        .setSampleId(sample.getId())
        .setTarget(sample.getTarget())
        .setCheckpoint(checkpoint(number / (TARGETS * ASPECTS.size()) % checkpoints))
        .setMeasurementVersion("benchmark")
        .setTrial(trial)
        .setAnswers(answers)
        .setStartedAt(at)
        .setAnsweredAt(at)
        .setWorker("benchmark")
        .build();
  }

  private Sample sample(int number, Instant at) {
    String target = target(number);
    String id = target + "-" + number;
    return Sample.newBuilder()
        .setId(id)
        .setSource(SOURCE)
        .setAcceptedAt(at)
        .setTarget(target)
        .setTaskClass(TaskClass.IMAGE_HEAVY)
        .setTaskClassBasis(TaskClassBasis.DECLARED)
        .setAspect(ASPECTS.get(number / TARGETS % ASPECTS.size()))
        .setMessages(List.of(new Message(Role.USER, parts())))
        .setOptions(LETTERS.stream().map(letter -> new Option(letter, "option " + letter)).toList())
        .setAnswer(LETTERS.getFirst())
        .setImages(
            List.of(new Image("picture", "image/png", 64, 64, ByteBuffer.wrap(picture), null)))
        .build();
  }

  private static void add(
      List<View> views,
      List<Answer> answers,
      String id,
      ViewKind kind,
      String decision,
      RandomGenerator random) {
    boolean perturbed = kind == ViewKind.PERTURBATION;
    views.add(
        View.newBuilder()
            .setId(id)
            .setPerturbation(id)
            .setKind(kind)
            .setTouches(perturbed ? Modality.TEXT : Modality.NOTHING)
            .setSplit(Split.WATCH)
            .setParts(parts())
            .setOptions(
                LETTERS.stream()
                    .map(letter -> new ViewOption(letter, "option " + letter, letter))
                    .toList())
            .setDistractor(perturbed ? LETTERS.get(1) : null)
            .build());
    double sure = 0.4 + 0.5 * random.nextDouble();
    answers.add(
        new Answer(
            id,
            Answered.newBuilder()
                .setDecision(decision)
                .setProbabilityKind(ProbabilityKind.EXACT)
                .setProbabilities(
                    LETTERS.stream()
                        .map(letter ->
                            letter.equals(decision) ? sure : (1 - sure) / (LETTERS.size() - 1))
                        .toList())
                .build()));
  }

  private static List<Object> parts() {
    return List.of(
        new ImagePart("picture", false), new TextPart("Which color has the cube?", false));
  }

  private static String moved(String clean, RandomGenerator random) {
    return random.nextDouble() < FLIP ? anyLetter(random) : clean;
  }

  private static String anyLetter(RandomGenerator random) {
    return LETTERS.get(random.nextInt(LETTERS.size()));
  }
}
