package io.agnoscope.inference.chat;

import io.agnoscope.inference.answering.Choice;
import io.agnoscope.stimuli.options.LetteredOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A multiple-choice question as a user's turn writes it, taken apart.
 *
 * @param text without headings and options
 * @param choices under the letters or numbers that are written before them
 */
record WrittenQuestion(String text, List<Choice> choices) {

  private static final String QUESTION_HEADING = "question:";
  private static final Pattern OPTION_HEADING = Pattern.compile("(?i)options?:");
  private static final Pattern OPTION = Pattern.compile("([A-Z]): (.*)");
  private static final int FEWEST = 2;

  WrittenQuestion {
    choices = List.copyOf(choices);
  }

  /**
   * Takes a turn's text apart: one under the headings {@code Question:} and {@code Option:} with an
   * option a line ({@code A: text}), else one of the layouts that are recognised in mirrored
   * traffic.
   *
   * @return nothing when no options are recognised with certainty
   */
  static Optional<WrittenQuestion> in(String text) {
    return underHeadings(text.lines().toList()).or(() -> recognised(text));
  }

  /** Under the last such heading: what a perturbation inserted stands before it. */
  private static Optional<WrittenQuestion> underHeadings(List<String> lines) {
    for (int heading = lines.size() - 1; heading >= 0; heading--) {
      if (!OPTION_HEADING.matcher(lines.get(heading).strip()).matches()) {
        continue;
      }
      List<Choice> choices = choices(lines.subList(heading + 1, lines.size()));
      if (choices.size() >= FEWEST) {
        String before = String.join("\n", lines.subList(0, heading));
        int end = heading + 1 + choices.size();
        String after = String.join("\n", lines.subList(end, lines.size()));
        return Optional.of(new WrittenQuestion(question(before, after), choices));
      }
    }
    return Optional.empty();
  }

  private static List<Choice> choices(List<String> lines) {
    List<Choice> choices = new ArrayList<>();
    for (String line : lines) {
      Matcher option = OPTION.matcher(line.strip());
      if (!option.matches() || option.group(1).charAt(0) != 'A' + choices.size()) {
        break;
      }
      choices.add(new Choice(option.group(1), option.group(2).strip()));
    }
    return choices;
  }

  private static Optional<WrittenQuestion> recognised(String text) {
    return LetteredOptions.in(text)
        .map(options ->
            new WrittenQuestion(
                question(text.substring(0, options.start()), text.substring(options.end())),
                options.options().stream()
                    .map(option -> new Choice(option.letter(), option.text()))
                    .toList()));
  }

  /**
   * What follows the options without asking anything says how to answer: it is left out, since the
   * answer is a letter whatever it says.
   */
  private static String question(String before, String after) {
    String asked = withoutHeading(before).strip();
    String rest = after.strip();
    if (asked.isEmpty()) {
      return rest;
    }
    return rest.contains("?") ? asked + "\n" + rest : asked;
  }

  private static String withoutHeading(String text) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).strip().toLowerCase(Locale.ROOT).equals(QUESTION_HEADING)) {
        lines.remove(i);
        break;
      }
    }
    return String.join("\n", lines);
  }
}
