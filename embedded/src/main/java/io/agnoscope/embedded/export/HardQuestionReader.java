package io.agnoscope.embedded.export;

import io.agnoscope.schemas.Aspect;
import io.agnoscope.schemas.HardExample;
import io.agnoscope.schemas.Option;
import io.agnoscope.schemas.Sample;
import io.agnoscope.schemas.Trial;
import io.agnoscope.stimuli.sample.Part;
import io.agnoscope.stimuli.sample.View;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns the scorer's hard examples into questions to learn from. */
final class HardQuestionReader {

  private final IntakeRules rules;
  private final PictureSource pictures;

  HardQuestionReader(IntakeRules rules, PictureSource pictures) {
    this.rules = rules;
    this.pictures = pictures;
  }

  /**
   * Reads one.
   *
   * @param skippedViews told why a View is left out of a question that is taken
   */
  HardQuestion read(HardExample example, Consumer<Skipped> skippedViews) throws SkippedException {
    Trial trial = example.getAnswers().getTrial();
    rules.check(trial);
    try {
      return question(trial, skippedViews);
    } catch (IllegalArgumentException contradictory) {
      throw new SkippedException(Skipped.MALFORMED);
    }
  }

  private HardQuestion question(Trial trial, Consumer<Skipped> skippedViews)
      throws SkippedException {
    Sample sample = trial.getSample();
    String answer = Objects.requireNonNull(sample.getAnswer());
    List<View> views = TrialViews.trainable(trial);
    View clean =
        views.stream()
            .filter(view -> view.kind() == View.Kind.CLEAN)
            .findFirst()
            .orElseThrow(() -> new SkippedException(Skipped.MALFORMED));
    Prompt cleanPrompt = prompt(trial, clean, answer);
    List<Prompt> perturbed = new ArrayList<>();
    Map<String, String> facts = new LinkedHashMap<>();
    for (View view : views) {
      if (view.kind() != View.Kind.CLEAN) {
        try {
          perturbed.add(prompt(trial, view, answer));
          fact(view, answer).ifPresent(fact -> facts.putIfAbsent(fact.getKey(), fact.getValue()));
        } catch (SkippedException why) {
          skippedViews.accept(why.why());
        }
      }
    }
    Map<String, String> options = new LinkedHashMap<>();
    for (Option option : sample.getOptions()) {
      options.put(option.getLetter(), option.getText());
    }
    return new HardQuestion(
        sample.getId(),
        sample.getSource(),
        trial.getTarget(),
        trial.getCatalogueVersion(),
        sample.getTaskClass().name(),
        aspect(sample),
        given(sample.getAspect()),
        sample.getQuestionType(),
        sample.getDifficulty(),
        text(clean, false),
        cleanPrompt.picture(),
        options,
        answer,
        facts,
        cleanPrompt,
        perturbed);
  }

  private Prompt prompt(Trial trial, View view, String answer) throws SkippedException {
    List<String> shown =
        view.parts().stream()
            .flatMap(part ->
                part instanceof Part.Picture(var sha256, var inserted)
                    ? Stream.of(sha256)
                    : Stream.of())
            .toList();
    if (shown.size() > 1) {
      throw new SkippedException(Skipped.SEVERAL_PICTURES);
    }
    Map<String, String> options = new LinkedHashMap<>();
    view.options().forEach(option -> options.put(option.letter(), option.text()));
    String right =
        view.options().stream()
            .filter(option -> option.canonicalLetter().equals(answer))
            .findFirst()
            .orElseThrow(() -> new SkippedException(Skipped.MALFORMED))
            .letter();
    if (text(view, true).contains(Prompt.IMAGE)
        || options.values().stream().anyMatch(option -> option.contains(Prompt.IMAGE))) {
      throw new SkippedException(Skipped.IMAGE_TOKEN_IN_TEXT);
    }
    Optional<Picture> picture =
        shown.isEmpty() ? Optional.empty() : Optional.of(pictures.find(trial, shown.getFirst()));
    return new Prompt(view.id(), view.perturbation(), spoken(view), picture, options, right);
  }

  /** The parts in order, the picture's token on a line of its own. */
  private static String spoken(View view) {
    StringBuilder spoken = new StringBuilder();
    boolean afterText = false;
    for (Part part : view.parts()) {
      boolean isText = part instanceof Part.Text;
      if (!spoken.isEmpty()) {
        spoken.append(isText && afterText ? ' ' : '\n');
      }
      spoken.append(part instanceof Part.Text(var text, var inserted) ? text : Prompt.IMAGE);
      afterText = isText;
    }
    return spoken.toString();
  }

  /** All text of a View, or only what belongs to the Sample. */
  private static String text(View view, boolean inserted) {
    return view.parts().stream()
        .filter(part -> inserted || !part.inserted())
        .filter(Part.Text.class::isInstance)
        .map(part -> ((Part.Text) part).text())
        .collect(Collectors.joining(" "));
  }

  /** The wrong option that a View pushes with words, and these words. */
  private static Optional<Map.Entry<String, String>> fact(View view, String answer) {
    String words =
        view.parts().stream()
            .filter(part -> part.inserted() && part instanceof Part.Text)
            .map(part -> ((Part.Text) part).text().strip())
            .collect(Collectors.joining(" "));
    return view.options().stream()
        .filter(option -> option.canonicalLetter().equals(view.distractor()))
        .filter(option -> !option.canonicalLetter().equals(answer) && !words.isEmpty())
        .map(option -> Map.entry(option.text(), words))
        .findFirst();
  }

  private static String aspect(Sample sample) {
    String given = given(sample.getAspect());
    return given != null ? given : Objects.requireNonNullElse(sample.getFamily(), "other");
  }

  private static @Nullable String given(@Nullable Aspect aspect) {
    return aspect == null || aspect == Aspect.UNKNOWN
        ? null
        : aspect.name().toLowerCase(Locale.ROOT);
  }
}
