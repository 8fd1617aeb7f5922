package io.agnoscope.scoring.topology;

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
import io.agnoscope.schemas.Unanswered;
import io.agnoscope.schemas.View;
import io.agnoscope.schemas.ViewKind;
import io.agnoscope.schemas.ViewOption;
import io.agnoscope.schemas.identity.TrialIds;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes records of one Sample with the options A, B and C; A is right. */
public final class TestTrial {
  public static final Instant MADE = Instant.parse("2026-03-01T12:00:00Z");
  private static final List<String> LETTERS = List.of("A", "B", "C");

  private final String sampleId;
  private final List<View> views = new ArrayList<>();
  private final List<Answer> answers = new ArrayList<>();
  private final List<Image> images = new ArrayList<>();
  private final List<Image> made = new ArrayList<>();
  private String run = "LIVE";
  private String target = "tinyvlm";
  private @Nullable String answeredAs;
  private boolean freeText;
  private String checkpoint = "v1";
  private String source = "probe";
  private long sampledOutBefore;
  private TaskClassBasis basis = TaskClassBasis.DECLARED;
  private Instant createdAt = MADE;
  private @Nullable Aspect aspect = Aspect.COLOR;

  private TestTrial(String sampleId) {
    this.sampleId = sampleId;
  }

  public static TestTrial of(String sampleId) {
    return new TestTrial(sampleId);
  }

  /** A Trial with a clean View, a repeat and a caption that pushes B. */
  public static TestTrial misled(String sampleId) {
    return of(sampleId).clean("A").repeat("A").caption("B");
  }

  public TestTrial run(String value) {
    run = value;
    return this;
  }

  public TestTrial target(String value) {
    target = value;
    return this;
  }

  /** Has the Trial answered under another target than its Sample's own. */
  public TestTrial answeredAs(String value) {
    answeredAs = value;
    return this;
  }

  /** Takes the options away; to be said before the Views. */
  public TestTrial freeText() {
    freeText = true;
    return this;
  }

  public TestTrial checkpoint(String value) {
    checkpoint = value;
    return this;
  }

  public TestTrial source(String value) {
    source = value;
    return this;
  }

  public TestTrial sampledOutBefore(long value) {
    sampledOutBefore = value;
    return this;
  }

  public TestTrial basis(TaskClassBasis value) {
    basis = value;
    return this;
  }

  public TestTrial createdAt(Instant value) {
    createdAt = value;
    return this;
  }

  public TestTrial aspect(@Nullable Aspect value) {
    aspect = value;
    return this;
  }

  public TestTrial image(String sha256, byte[] content) {
    images.add(new Image(sha256, "image/png", 64, 64, ByteBuffer.wrap(content), null));
    return this;
  }

  /** A picture that is too large to travel. */
  public TestTrial storedImage(String sha256, String uri) {
    images.add(new Image(sha256, "image/png", 64, 64, null, uri));
    return this;
  }

  /** A picture that a perturbation made of the Sample's own. */
  public TestTrial madeImage(String sha256, byte[] content) {
    made.add(new Image(sha256, "image/png", 64, 64, ByteBuffer.wrap(content), null));
    return this;
  }

  public TestTrial clean(@Nullable String decision) {
    return view("clean", "clean", ViewKind.CLEAN, null, answered(decision));
  }

  public TestTrial cleanFailed(String cause) {
    return view("clean", "clean", ViewKind.CLEAN, null, new Unanswered(cause, ""));
  }

  public TestTrial repeat(@Nullable String decision) {
    return view("repeat", "repeat", ViewKind.CONTROL, null, answered(decision));
  }

  public TestTrial caption(@Nullable String decision) {
    return view(
        "misleading-caption", "misleading-caption", ViewKind.PERTURBATION, "B", answered(decision));
  }

  public TestTrial view(
      String id, String perturbation, ViewKind kind, @Nullable String distractor, Object outcome) {
    View view = new View();
    view.setId(id);
    view.setPerturbation(perturbation);
    view.setKind(kind);
    view.setTouches(Modality.TEXT);
    view.setSplit(kind == ViewKind.PERTURBATION ? Split.TRAIN : Split.WATCH);
    List<Object> parts = new ArrayList<>();
    images.forEach(image -> parts.add(new ImagePart(image.getSha256(), false)));
    if (kind == ViewKind.PERTURBATION) {
      parts.add(new TextPart("The picture shows B.", true));
    }
    parts.add(new TextPart("What is shown?", false));
    view.setParts(parts);
    view.setOptions(
        freeText
            ? List.of()
            : LETTERS.stream()
                .map(letter -> new ViewOption(letter, "option " + letter, letter))
                .toList());
    view.setDistractor(distractor);
    views.add(view);
    answers.add(new Answer(id, outcome));
    return this;
  }

  public static Answered answered(@Nullable String decision) {
    Answered answered = new Answered();
    answered.setDecision(decision);
    answered.setProbabilityKind(ProbabilityKind.EXACT);
    answered.setProbabilities(
        LETTERS.stream().map(letter -> letter.equals(decision) ? 0.5 : 0.25).toList());
    if (decision == null) {
      answered.setProbabilityKind(ProbabilityKind.NONE);
      answered.setProbabilities(List.of());
    }
    answered.setMissingMass(0);
    return answered;
  }

  public Sample sample() {
    Sample sample = new Sample();
    sample.setId(sampleId);
    sample.setRun(run);
    sample.setSource(source);
    sample.setAcceptedAt(createdAt);
    sample.setTarget(target);
    sample.setTaskClass(TaskClass.IMAGE_HEAVY);
    sample.setTaskClassBasis(basis);
    sample.setSampledOutBefore(sampledOutBefore);
    sample.setAspect(aspect);
    sample.setMessages(
        List.of(new Message(Role.USER, List.of(new TextPart("What is shown?", false)))));
    sample.setOptions(
        freeText
            ? List.of()
            : LETTERS.stream().map(letter -> new Option(letter, "option " + letter)).toList());
    sample.setAnswer(freeText ? null : "A");
    sample.setImages(images);
    return sample;
  }

  public TrialAnswers answers() {
    String id = TrialIds.of(run, sampleId, "1-test", target);
    Trial trial = new Trial();
    trial.setId(id);
    trial.setRun(run);
    trial.setTarget(target);
    trial.setCatalogueVersion("1-test");
    trial.setSeed(7);
    trial.setCreatedAt(createdAt);
    trial.setSample(sample());
    trial.setViews(views);
    trial.setImages(made);
    String by = answeredAs == null ? target : answeredAs;
    TrialAnswers record = new TrialAnswers();
    record.setTrialId(TrialIds.of(run, sampleId, "1-test", by));
    record.setSampleId(sampleId);
    record.setRun(run);
    record.setTarget(by);
    record.setCheckpoint(checkpoint);
    record.setMeasurementVersion("m1");
    record.setTrial(trial);
    record.setAnswers(answers);
    record.setStartedAt(createdAt);
    record.setAnsweredAt(createdAt);
    record.setWorker("test");
    return record;
  }
}
