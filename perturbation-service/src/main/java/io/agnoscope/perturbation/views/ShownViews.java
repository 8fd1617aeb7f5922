package io.agnoscope.perturbation.views;

import io.agnoscope.stimuli.sample.Message;
import io.agnoscope.stimuli.sample.Option;
import io.agnoscope.stimuli.sample.Sample;
import io.agnoscope.stimuli.sample.View;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Sample with its Views, as the catalogue makes them for a Trial.
 *
 * @param taskClassBasis how the task class was found
 * @param messages as they came; a View's parts replace those of the last user turn
 * @param options of the Sample; empty for free text
 * @param answer the right option's letter, when known
 * @param views the clean one first
 * @param pictures every picture that a message or a View shows: SHA-256 (hex) of its bytes to a
 *     data URL of them
 * @param notMade the other Perturbations that were asked for, each with the reason
 */
public record ShownViews(
    String sampleId,
    String target,
    String catalogueVersion,
    String taskClass,
    String taskClassBasis,
    List<Turn> messages,
    List<Option> options,
    @Nullable String answer,
    List<ShownView> views,
    Map<String, String> pictures,
    List<NotMade> notMade) {

  /** A turn of the conversation. */
  public record Turn(String role, List<ShownPart> parts) {

    static List<Turn> of(Sample sample) {
      return sample.messages().stream().map(Turn::of).toList();
    }

    private static Turn of(Message message) {
      return new Turn(message.role().name(), ShownPart.of(message.parts()));
    }
  }

  /**
   * One View.
   *
   * @param kind CLEAN, PERTURBATION or CONTROL
   * @param touches NOTHING, TEXT, IMAGE or OPTIONS
   * @param split TRAIN or WATCH
   * @param parts in place of those of the last user turn; what was inserted says so
   * @param options as the View shows them, each with the letter that the Sample gives its text
   * @param distractor the Sample's letter of the option that is pushed, or null
   */
  public record ShownView(
      String id,
      String perturbation,
      String kind,
      String touches,
      String split,
      List<ShownPart> parts,
      List<View.ShownOption> options,
      @Nullable String distractor) {

    static ShownView of(View view) {
      return new ShownView(
          view.id(),
          view.perturbation(),
          view.kind().name(),
          view.touches().name(),
          view.split().name(),
          ShownPart.of(view.parts()),
          view.options(),
          view.distractor());
    }
  }
}
