package io.agnoscope.scoring.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answered Trial as people look at it: what came in, and what was answered under which View.
 *
 * @param at when its answers were appended to their topic
 * @param taskClassBasis DECLARED, RULE, STRUCTURE or DEFAULT
 * @param model the model's name as the request gave it
 * @param earlier the turns around the question, which go to the model verbatim
 * @param question the parts of the last user turn, as the clean View shows them
 * @param options of the Sample; empty for free text
 * @param answer the right option's letter, when known
 * @param servedAnswer what production answered, when the source brings it
 */
public record TrialItem(
    String sampleId,
    String trialId,
    Instant at,
    String source,
    String target,
    String checkpoint,
    String taskClass,
    String taskClassBasis,
    @Nullable String tenant,
    @Nullable String route,
    @Nullable String model,
    @Nullable String aspect,
    List<Turn> earlier,
    List<ShownPart> question,
    List<Choice> options,
    @Nullable String answer,
    @Nullable String servedAnswer,
    List<AnsweredView> views) {

  /** A turn of the conversation beside the question. */
  public record Turn(String role, List<ShownPart> parts) {}

  /** A lettered option. */
  public record Choice(String letter, String text) {}

  /**
   * What the model was shown and what it said.
   *
   * @param kind CLEAN, PERTURBATION or CONTROL
   * @param decision canonical letter; null when nothing could be parsed, or nothing was said
   * @param text what the model said in words, when the target gives it
   * @param flipped whether the decision differs from the clean View's; null for the clean View,
   *     without options, and where one of both has no answer
   * @param unanswered why the model said nothing; null when it answered
   * @param distractor the canonical letter of the option that was pushed
   */
  public record AnsweredView(
      String id,
      String perturbation,
      String kind,
      List<ShownPart> parts,
      List<ShownOption> options,
      @Nullable String decision,
      @Nullable String text,
      @Nullable Boolean flipped,
      @Nullable String unanswered,
      @Nullable String distractor) {}
}
