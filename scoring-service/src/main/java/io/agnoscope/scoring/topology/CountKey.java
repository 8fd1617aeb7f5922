package io.agnoscope.scoring.topology;

import io.agnoscope.schemas.TrialAnswers;
import io.agnoscope.schemas.identity.Runs;
import java.util.List;

/** What is counted beside the Series. */
public sealed interface CountKey {
  /**
   * Samples accepted from a source, or of those the ones in a state.
   *
   * @param what {@link #ACCEPTED}, {@link #LOST} or an {@link Outcome}'s name
   */
  record Samples(String source, String what) implements CountKey {
    public static final String ACCEPTED = "ACCEPTED";

    /** Without an outcome for too long; one that comes yet takes the Sample out again. */
    public static final String LOST = "LOST";
  }

  /**
   * What the budget left out of a source, as its accepted Samples tell. These never were accepted
   * and have no outcome: they stand beside conservation, not in it.
   */
  record SampledOut(String source) implements CountKey {}

  /**
   * How the TaskClass of a source's accepted Samples was found.
   *
   * @param basis the TaskClassBasis' name
   */
  record TaskClassBases(String source, String basis) implements CountKey {}

  /**
   * Records of {@code agnoscope.answers}.
   *
   * @param target whose answers they are, or {@link #UNKNOWN}
   * @param what an {@link Outcome}'s name or {@link #DUPLICATE}; behind {@link #REPLAYED} of a
   *     replay's, so that no live figure has them
   */
  record Trials(String target, String what) implements CountKey {
    /** Answers of a Trial that was answered before. */
    public static final String DUPLICATE = "DUPLICATE";

    /** Stands before what became of a replay's answers. */
    public static final String REPLAYED = "REPLAYED_";

    /** The target of what cannot be decoded, and of what was counted before targets were. */
    public static final String UNKNOWN = "unknown";

    static Trials of(TrialAnswers answers, String what) {
      return new Trials(
          answers.getTarget(), Runs.isLive(answers.getRun()) ? what : REPLAYED + what);
    }
  }

  /** Dead letters of any service. */
  record DeadLetters(String stage, String cause) implements CountKey {}

  /** Hard examples that were not published since they outgrow their topic's records. */
  record HardExamplesTooLarge() implements CountKey {}

  default String text() {
    return switch (this) {
      case Samples(String source, String what) -> Fields.join("samples", source, what);
      case SampledOut(String source) -> Fields.join("sampled-out", source);
      case TaskClassBases(String source, String basis) ->
          Fields.join("task-class-basis", source, basis);
      case Trials(String target, String what) -> Fields.join("trials", what, target);
      case DeadLetters(String stage, String cause) -> Fields.join("dead-letters", stage, cause);
      case HardExamplesTooLarge() -> Fields.join("hard-examples-too-large");
    };
  }

  /** Reads what {@link #text()} wrote. */
  static CountKey parse(String text) {
    List<String> fields = Fields.split(text);
    return switch (fields.getFirst()) {
      case "samples" -> new Samples(fields.get(1), fields.get(2));
      case "sampled-out" -> new SampledOut(fields.get(1));
      case "task-class-basis" -> new TaskClassBases(fields.get(1), fields.get(2));
      case "trials" ->
          new Trials(fields.size() > 2 ? fields.get(2) : Trials.UNKNOWN, fields.get(1));
      case "dead-letters" -> new DeadLetters(fields.get(1), fields.get(2));
      case "hard-examples-too-large" -> new HardExamplesTooLarge();
      default -> throw new IllegalArgumentException("Unknown count: " + fields.getFirst());
    };
  }
}
