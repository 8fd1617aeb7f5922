package io.agnoscope.stimuli.probe;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Recognises the wordings that are held out from training, whoever uses them. The numbers that are
 * held out of sums are another matter: they say nothing without their wording.
 */
public final class HeldOutWordings {

  /** More than any of them has with its slots filled; what stands before is not looked at. */
  private static final int LONGEST = 400;

  private static final Pattern SLOT = Pattern.compile("\\{[A-Za-z]+\\}");

  /** Keeps a slot at the end of a wording from being lost. */
  private static final String END = "\u0000";

  private static final Pattern SPACES = Pattern.compile("\\s+");

  private static final List<Wording> HELD_OUT = wordings(Templates::heldOut);
  private static final List<Wording> TRAINING = wordings(Templates::training);

  private HeldOutWordings() {}

  /**
   * One wording.
   *
   * @param fixed letters and spaces outside of its slots: the more, the less it matches by chance
   */
  private record Wording(Pattern pattern, int fixed) {}

  /**
   * Whether a text ends in a held-out wording, in whatever case and spacing. What reads as one to
   * train on as well is that of the two of which more is fixed.
   */
  public static boolean asks(String text) {
    String end = text.strip();
    end = end.substring(Math.max(0, end.length() - LONGEST));
    String plain = SPACES.matcher(end).replaceAll(" ").toLowerCase(Locale.ROOT);
    return closest(HELD_OUT, plain) > closest(TRAINING, plain);
  }

  private static int closest(List<Wording> wordings, String text) {
    return wordings.stream()
        .filter(wording -> wording.pattern().matcher(text).find())
        .mapToInt(Wording::fixed)
        .max()
        .orElse(0);
  }

  private static List<Wording> wordings(Function<Templates, List<String>> set) {
    return Stream.of(
            Templates.OF_PICTURES.stream(),
            Stream.of(OrderingQuestions.EXTREME, OrderingQuestions.MIDDLE),
            Stream.of(
                ArithmeticTemplates.SUM,
                ArithmeticTemplates.DIFFERENCE,
                ArithmeticTemplates.SUM_LESS),
            Topic.ALL.stream().flatMap(topic -> Stream.of(topic.value(), topic.person())))
        .flatMap(templates -> templates)
        .flatMap(templates -> set.apply(templates).stream())
        .map(it -> new Wording(pattern(it), SLOT.matcher(it).replaceAll("").length()))
        .toList();
  }

  /** The wording at the end of a text, from the beginning of a sentence; a slot is within one. */
  private static Pattern pattern(String template) {
    return Pattern.compile(
        SLOT.splitAsStream(template.toLowerCase(Locale.ROOT) + END)
            .map(words -> Pattern.quote(words.replace(END, "")))
            .collect(Collectors.joining("[^.?!]+", "(^|[.?!] )", "$")));
  }
}
