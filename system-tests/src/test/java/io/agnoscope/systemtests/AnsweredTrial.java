package io.agnoscope.systemtests;

import io.agnoscope.schemas.Answer;
import io.agnoscope.schemas.Answered;
import io.agnoscope.schemas.Aspect;
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
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * A Trial of a Sample with the options A, B and C, of which A is right, and what a checkpoint said
 * of its Views.
 *
 * @param source the Sample's, which the pipeline's counts are told apart by
 * @param decisions the letter that each View was answered with
 */
record AnsweredTrial(
    String sampleId,
    String source,
    String target,
    String checkpoint,
    Aspect aspect,
    Instant createdAt,
    Map<String, String> decisions) {

  static final String CLEAN = "clean";
  static final String REPEAT = "repeat";
  static final String CAPTION = "misleading-caption";
  static final String FACTS = "unrelated-facts";

  /** The right option's letter. */
  static final String RIGHT = "A";

  private static final String PUSHED = "B";
  private static final String CATALOGUE = "2-test";
  private static final List<String> LETTERS = List.of(RIGHT, PUSHED, "C");
  private static final double WRONG = 0.2;
  private static final double FLIP = 0.15;

  /** The same Trial as answered by another checkpoint. */
  AnsweredTrial by(String other, Map<String, String> otherDecisions) {
    return new AnsweredTrial(sampleId, source, target, other, aspect, createdAt, otherDecisions);
  }

  /** What a model says that is wrong now and then, and moved by each View now and then. */
  static Map<String, String> decisions(RandomGenerator random) {
    String clean = random.nextDouble() < WRONG ? wrong(random) : RIGHT;
    Map<String, String> decisions = new LinkedHashMap<>();
    decisions.put(CLEAN, clean);
    for (String view : List.of(REPEAT, CAPTION, FACTS)) {
      decisions.put(
          view, random.nextDouble() < FLIP ? LETTERS.get(random.nextInt(LETTERS.size())) : clean);
    }
    return decisions;
  }

  private static String wrong(RandomGenerator random) {
    return LETTERS.get(1 + random.nextInt(LETTERS.size() - 1));
  }

  Sample sample() {
    return Sample.newBuilder()
        .setId(sampleId)
        .setSource(source)
        .setAcceptedAt(createdAt)
        .setTarget(target)
        .setTaskClass(TaskClass.IMAGE_HEAVY)
        .setTaskClassBasis(TaskClassBasis.DECLARED)
        .setAspect(aspect)
        .setMessages(List.of(new Message(Role.USER, List.of(question()))))
        .setOptions(LETTERS.stream().map(letter -> new Option(letter, "option " + letter)).toList())
        .setAnswer(RIGHT)
        .build();
  }

  TrialAnswers answers() {
    String id = TrialIds.of("LIVE", sampleId, CATALOGUE, target);
    Trial trial =
        Trial.newBuilder()
            .setId(id)
            .setTarget(target)
            .setCatalogueVersion(CATALOGUE)
            .setSeed(7)
            .setCreatedAt(createdAt)
            .setSample(sample())
            .setViews(decisions.keySet().stream().map(AnsweredTrial::view).toList())
            .build();
    return TrialAnswers.newBuilder()
        .setTrialId(id)
        .setSampleId(sampleId)
        .setTarget(target)
        .setCheckpoint(checkpoint)
        .setMeasurementVersion("test")
        .setTrial(trial)
        .setAnswers(
            decisions.entrySet().stream()
                .map(said -> new Answer(said.getKey(), answered(said.getValue())))
                .toList())
        .setStartedAt(createdAt)
        .setAnsweredAt(createdAt)
        .setWorker("test")
        .build();
  }

  private static View view(String id) {
    boolean control = id.equals(CLEAN) || id.equals(REPEAT);
    return View.newBuilder()
        .setId(id)
        .setPerturbation(id)
        .setKind(
            id.equals(CLEAN) ? ViewKind.CLEAN : control ? ViewKind.CONTROL : ViewKind.PERTURBATION)
        .setTouches(control ? Modality.NOTHING : Modality.TEXT)
        .setSplit(control ? Split.WATCH : Split.TRAIN)
        .setParts(List.of(question()))
        .setOptions(
            LETTERS.stream()
                .map(letter -> new ViewOption(letter, "option " + letter, letter))
                .toList())
        .setDistractor(id.equals(CAPTION) ? PUSHED : null)
        .build();
  }

  private static TextPart question() {
    return new TextPart("What is shown?", false);
  }

  private static Answered answered(String decision) {
    return Answered.newBuilder()
        .setDecision(decision)
        .setProbabilityKind(ProbabilityKind.EXACT)
        .setProbabilities(
            LETTERS.stream().map(letter -> letter.equals(decision) ? 0.5 : 0.25).toList())
        .build();
  }
}
