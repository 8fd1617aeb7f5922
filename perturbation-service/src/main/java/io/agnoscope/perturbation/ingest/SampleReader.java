package io.agnoscope.perturbation.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import io.agnoscope.perturbation.taskclass.Asked;
import io.agnoscope.perturbation.taskclass.TaskClassDecision;
import io.agnoscope.schemas.Aspect;
import io.agnoscope.schemas.Image;
import io.agnoscope.schemas.Message;
import io.agnoscope.schemas.Option;
import io.agnoscope.schemas.Sample;
import io.agnoscope.schemas.TaskClass;
import io.agnoscope.stimuli.emma.Difficulty;
import io.agnoscope.stimuli.emma.QuestionType;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON Sample with the reference dataset's field names: {@code id, question, image,
 * multiple_choices, multiple_choices_answer, task_class, aspect, question_type, difficulty,
 * target}, or {@code messages} in the OpenAI form instead of question and image. Other fields are
 * passed over, and so are question types and difficulties that are not ours: other data sets have
 * fields of these names.
 */
public final class SampleReader {

  private static final Set<String> QUESTION_TYPES =
      Stream.of(QuestionType.values()).map(QuestionType::label).collect(Collectors.toSet());
  private static final Set<String> DIFFICULTIES =
      Stream.of(Difficulty.values()).map(Difficulty::label).collect(Collectors.toSet());

  private final Limits limits;
  private final List<String> targets;
  private final TaskClassDecision taskClasses;
  private final Supplier<String> newId;
  private final StrictJson strict;

  /**
   * A reader that gives Samples without an id a random one.
   *
   * @param targets the models that are watched, the default first
   */
  public SampleReader(Limits limits, List<String> targets, TaskClassDecision taskClasses) {
    this(limits, targets, taskClasses, () -> UUID.randomUUID().toString());
  }

  SampleReader(
      Limits limits, List<String> targets, TaskClassDecision taskClasses, Supplier<String> newId) {
    this.limits = limits;
    this.targets = List.copyOf(targets);
    this.taskClasses = taskClasses;
    this.newId = newId;
    this.strict = new StrictJson(limits);
  }

  /**
   * Judges one Sample; never throws for what is in the bytes.
   *
   * @param json is changed, and not to be used any more
   */
  public Judgement read(byte[] json, Intake intake) {
    try {
      StrictJson.Parsed parsed = strict.objectWithPictures(json, "a Sample");
      return read(parsed.object(), parsed.pictures(), intake);
    } catch (RefusedException e) {
      return new Judgement.Refused(e.refusal());
    }
  }

  private Judgement read(JsonNode json, LiftedPictures lifted, Intake intake)
      throws RefusedException {
    Optional<String> id = id(json, intake);
    String target = target(json);
    SampleContents contents = new SampleContents(limits, lifted);
    List<Option> options = OptionsReader.options(json);
    for (Option option : options) {
      contents.countText(option.getText());
    }
    String answer = OptionsReader.answer(json, options);
    @Nullable Aspect aspect = aspect(json);
    @Nullable TaskClass declared = declaredTaskClass(json);
    List<Message> messages = new MessagesReader(contents).read(json);
    List<Image> images = contents.images();
    contents.checkSize();
    TaskClassDecision.Decided decided =
        taskClasses
            .of(new Asked(declared, null, null, null, messages, !images.isEmpty()))
            .orElseThrow(() ->
                new RefusedException(
                    RefusalCause.INVALID_TASK_CLASS,
                    "\"task_class\" is IMAGE_HEAVY, and there is no image"));
    Sample sample =
        Sample.newBuilder()
            .setId(id.orElseGet(newId))
            .setSource(intake.source())
            .setAcceptedAt(intake.acceptedAt())
            .setTarget(target)
            .setTaskClass(decided.taskClass())
            .setTaskClassBasis(decided.basis())
            .setAspect(aspect)
            .setQuestionType(label(json, "question_type", QUESTION_TYPES))
            .setDifficulty(label(json, "difficulty", DIFFICULTIES))
            .setMessages(messages)
            .setOptions(options)
            .setAnswer(answer)
            .setImages(images)
            .build();
    return new Judgement.Accepted(sample, id.isEmpty());
  }

  private static Optional<String> id(JsonNode json, Intake intake) throws RefusedException {
    Optional<JsonNode> field = Fields.get(json, "id");
    if (field.isEmpty()) {
      return intake.givenId() == null ? Optional.empty() : Optional.of(checkId(intake.givenId()));
    }
    String id =
        field.get().isIntegralNumber()
            ? field.get().asText()
            : Fields.textOf(field.get(), "\"id\"");
    return Optional.of(checkId(id));
  }

  private static String checkId(String id) throws RefusedException {
    if (!Limits.allowsId(id)) {
      throw new RefusedException(
          RefusalCause.INVALID_ID,
          "an id has 1 to " + Limits.ID_CHARS + " characters and no control characters");
    }
    return id;
  }

  private String target(JsonNode json) throws RefusedException {
    String target = Fields.text(json, "target").orElse(targets.getFirst());
    if (!targets.contains(target)) {
      throw new RefusedException(
          RefusalCause.UNKNOWN_TARGET, "\"target\" is none of the watched models " + targets);
    }
    return target;
  }

  private static @Nullable Aspect aspect(JsonNode json) throws RefusedException {
    Set<Aspect> known = EnumSet.complementOf(EnumSet.of(Aspect.UNKNOWN));
    Optional<String> name = Fields.text(json, "aspect");
    if (name.isEmpty()) {
      return null;
    }
    return known.stream()
        .filter(aspect -> aspect.name().equals(name.get().toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() ->
            new RefusedException(RefusalCause.INVALID_ASPECT, "\"aspect\" is none of " + known));
  }

  private static @Nullable String label(JsonNode json, String field, Set<String> known) {
    String value = json.path(field).asText("").toLowerCase(Locale.ROOT).replace('_', '-');
    return known.contains(value) ? value : null;
  }

  private static @Nullable TaskClass declaredTaskClass(JsonNode json) throws RefusedException {
    Set<TaskClass> known = EnumSet.allOf(TaskClass.class);
    Optional<String> name = Fields.text(json, "task_class");
    if (name.isEmpty()) {
      return null;
    }
    return known.stream()
        .filter(taskClass -> taskClass.name().equals(name.get().toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() ->
            new RefusedException(
                RefusalCause.INVALID_TASK_CLASS, "\"task_class\" is none of " + known));
  }
}
