package io.agnoscope.stimuli.options;

import io.agnoscope.stimuli.sample.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Consecutive markers of one style from the first label on, with a text of one line each.
 *
 * @param start of the first marker's place
 * @param end of the last option's text
 * @param style of all markers
 * @param options in their order
 * @param lines whether every option stands on a line of its own
 * @param lineStart whether the first stands first in its line
 */
record OptionBlock(
    int start,
    int end,
    OptionMarker.Style style,
    List<Option> options,
    boolean lines,
    boolean lineStart) {

  /** What follows the last option of a line and is none of its words. */
  private static final Pattern INSTRUCTION =
      Pattern.compile(
          "(?:(?<=[.;!?])\\s+(?=(?i:(?:please|just|only|simply) )?(?i:answer|respond|reply|choose"
              + "|select|pick|give|return|output|provide|write|state|indicate|explain|which|what"
              + "|only|do not|don't)\\b)"
              + "|(?<!\\s)\\s+(?=(?:Please [a-z]|Answer|Respond|Reply|Choose|Select|Pick)))");

  /** All blocks of at least two options in a text, in their order. */
  static List<OptionBlock> in(String text) {
    List<OptionMarker> markers = OptionMarker.in(text);
    return markers.stream()
        .map(OptionMarker::style)
        .distinct()
        .flatMap(
            style -> ofStyle(text, markers.stream().filter(m -> m.style().equals(style)).toList()))
        .toList();
  }

  /** One a line, else in one line: then a marker within an option's text would break the row. */
  private static Stream<OptionBlock> ofStyle(String text, List<OptionMarker> markers) {
    List<OptionBlock> lines = blocks(text, markers.stream().filter(OptionMarker::first).toList());
    return lines.isEmpty() ? blocks(text, markers).stream() : lines.stream();
  }

  private static List<OptionBlock> blocks(String text, List<OptionMarker> markers) {
    List<OptionBlock> blocks = new ArrayList<>();
    for (int i = 0; i < markers.size(); i++) {
      if (markers.get(i).number() == 1) {
        int last = i;
        while (last + 1 < markers.size()
            && markers.get(last + 1).number() == markers.get(last).number() + 1
            && oneLine(text, markers.get(last), markers.get(last + 1))) {
          last++;
        }
        row(text, markers, i, last + 1).ifPresent(blocks::add);
      }
    }
    return blocks;
  }

  /** The block of a row of markers, unless another marker stands in its last text or follows it. */
  private static Optional<OptionBlock> row(
      String text, List<OptionMarker> markers, int from, int to) {
    if (to - from < LetteredOptions.MIN_OPTIONS || to - from > LetteredOptions.MAX_OPTIONS) {
      return Optional.empty();
    }
    List<OptionMarker> row = markers.subList(from, to);
    boolean lines = row.stream().skip(1).allMatch(OptionMarker::first);
    boolean more = to < markers.size();
    int limit = more ? markers.get(to).from() : text.length();
    int end = end(text.substring(row.getLast().to(), limit), lines) + row.getLast().to();
    if (more
        && (end == limit
            || (markers.get(to).number() != 1 && text.substring(end, limit).isBlank()))) {
      return Optional.empty();
    }
    return block(text, row, lines, end);
  }

  private static boolean oneLine(String text, OptionMarker marker, OptionMarker next) {
    String option = text.substring(marker.to(), next.from()).strip();
    return !option.isEmpty() && option.indexOf('\n') < 0;
  }

  private static Optional<OptionBlock> block(
      String text, List<OptionMarker> markers, boolean lines, int end) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < markers.size(); i++) {
      int to = i + 1 < markers.size() ? markers.get(i + 1).from() : end;
      texts.add(text.substring(markers.get(i).to(), to).strip());
    }
    if (!lines) {
      texts.replaceAll(OptionBlock::withoutSeparator);
      endLastAsTheOthers(texts);
    }
    if (texts.stream().anyMatch(String::isBlank)
        || texts.stream().distinct().count() < texts.size()) {
      return Optional.empty();
    }
    List<Option> options = new ArrayList<>();
    for (int i = 0; i < markers.size(); i++) {
      options.add(new Option(markers.get(i).label(), texts.get(i)));
    }
    OptionMarker first = markers.getFirst();
    return Optional.of(
        new OptionBlock(first.from(), end, first.style(), options, lines, first.first()));
  }

  /** Where the last option's text ends in what follows its marker. */
  private static int end(String following, boolean lines) {
    int newline = following.indexOf('\n');
    String line = newline < 0 ? following : following.substring(0, newline);
    Matcher instruction = INSTRUCTION.matcher(line);
    return !lines && instruction.find() ? instruction.start() : line.length();
  }

  /** The full stop after the last of a row ends the sentence, if no other option has one. */
  private static void endLastAsTheOthers(List<String> texts) {
    String last = texts.getLast();
    boolean alone =
        texts.subList(0, texts.size() - 1).stream().noneMatch(option -> option.endsWith("."));
    if (alone && last.endsWith(".")) {
      texts.set(texts.size() - 1, last.substring(0, last.length() - 1).strip());
    }
  }

  private static String withoutSeparator(String option) {
    int end = option.length();
    while (end > 0 && " \t\r\n,;|/".indexOf(option.charAt(end - 1)) >= 0) {
      end--;
    }
    return option.substring(0, end);
  }
}
