package io.agnoscope.stimuli.options;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place of a text that may begin an option: {@code A.}, {@code A)}, {@code (A)}, {@code A:},
 * {@code [A]}, with a letter of either case or a number.
 *
 * @param from where the option's place begins: of its line, when it stands first there
 * @param to where the option's text begins
 * @param style options of one question share it
 * @param number 1 for A, a and 1
 * @param label as it is written, without what stands around it
 * @param first whether it stands first in its line
 */
record OptionMarker(int from, int to, Style style, int number, String label, boolean first) {

  private static final String LABEL = "([A-Za-z]|[1-9][0-9]?)";

  private static final Pattern MARKER =
      Pattern.compile(
          "(?<![^\\s,;|/])(?:\\("
              + LABEL
              + "\\)|\\["
              + LABEL
              + "]|"
              + LABEL
              + "([):]|\\.(?=\\s)))");

  private static final Pattern BULLET = Pattern.compile("[ \\t]*(?:[-*•][ \\t]+)?");

  /** All markers of a text, in their order. */
  static List<OptionMarker> in(String text) {
    List<OptionMarker> markers = new ArrayList<>();
    Matcher matcher = MARKER.matcher(text);
    int line = 0;
    int nextLine = text.indexOf('\n') + 1;
    while (matcher.find()) {
      while (nextLine > 0 && nextLine <= matcher.start()) {
        line = nextLine;
        nextLine = text.indexOf('\n', line) + 1;
      }
      markers.add(of(matcher, text, line));
    }
    return markers;
  }

  private static OptionMarker of(Matcher match, String text, int line) {
    Form form;
    String label;
    if (match.group(1) != null) {
      form = Form.PARENTHESES;
      label = match.group(1);
    } else if (match.group(2) != null) {
      form = Form.BRACKETS;
      label = match.group(2);
    } else {
      label = match.group(3);
      form =
          switch (match.group(4)) {
            case ")" -> Form.PARENTHESIS;
            case ":" -> Form.COLON;
            default -> Form.DOT;
          };
    }
    boolean first = BULLET.matcher(text).region(line, match.start()).matches();
    char start = label.charAt(0);
    Labels labels =
        Character.isDigit(start)
            ? Labels.NUMBERS
            : Character.isUpperCase(start) ? Labels.CAPITALS : Labels.SMALL_LETTERS;
    int number =
        switch (labels) {
          case NUMBERS -> Integer.parseInt(label);
          case CAPITALS -> start - 'A' + 1;
          case SMALL_LETTERS -> start - 'a' + 1;
        };
    return new OptionMarker(
        first ? line : match.start(), match.end(), new Style(form, labels), number, label, first);
  }

  /** How markers are written. */
  record Style(Form form, Labels labels) {}

  /** What stands around the label. */
  enum Form {
    DOT,
    COLON,
    PARENTHESIS,
    PARENTHESES,
    BRACKETS
  }

  /** What the label is. */
  enum Labels {
    CAPITALS,
    SMALL_LETTERS,
    NUMBERS
  }
}
