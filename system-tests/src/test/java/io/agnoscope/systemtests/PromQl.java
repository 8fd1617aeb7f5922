package io.agnoscope.systemtests;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** As much of PromQL as it takes to know which metrics an expression reads. */
final class PromQl {

  private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
  private static final Pattern RANGE = Pattern.compile("\\[[^\\]]*]");
  private static final Pattern LABELS_OF_OPERATORS =
      Pattern.compile("\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");
  private static final Pattern DURATION = Pattern.compile("\\boffset\\s+\\w+");
  private static final Pattern NAME =
      Pattern.compile("(?<![\\w.:])([a-zA-Z_:][\\w:]*)\\s*(\\{[^}]*})?(?!\\s*\\(|[\\w:])");
  private static final Pattern LABEL = Pattern.compile("([a-zA-Z_]\\w*)\\s*(?:=~|!~|!=|=)");
  private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool");

  private PromQl() {}

  /** Returns the metrics that an expression reads, each with the labels that its selectors name. */
  static Map<String, Set<String>> metrics(String expression) {
    String bare = STRING.matcher(expression).replaceAll("\"\"");
    bare = RANGE.matcher(bare).replaceAll("");
    bare = LABELS_OF_OPERATORS.matcher(bare).replaceAll(" ");
    bare = DURATION.matcher(bare).replaceAll(" ");
    Map<String, Set<String>> metrics = new LinkedHashMap<>();
    Matcher names = NAME.matcher(bare);
    while (names.find()) {
      if (!WORDS.contains(names.group(1))) {
        Set<String> labels = metrics.computeIfAbsent(names.group(1), name -> new TreeSet<>());
        String selector = names.group(2);
        if (selector != null) {
          LABEL.matcher(selector).results().map(found -> found.group(1)).forEach(labels::add);
        }
      }
    }
    return metrics;
  }

  /** Returns the metrics of a scrape in Prometheus' text format, each with its labels. */
  static Map<String, Set<String>> scraped(String text) {
    Map<String, Set<String>> metrics = new LinkedHashMap<>();
    text.lines()
        .filter(line -> !line.startsWith("#"))
        .map(NAME::matcher)
        .filter(Matcher::lookingAt)
        .map(Matcher::toMatchResult)
        .forEach(line -> addLabels(metrics, line));
    return metrics;
  }

  private static void addLabels(Map<String, Set<String>> metrics, MatchResult line) {
    Set<String> labels = metrics.computeIfAbsent(line.group(1), name -> new TreeSet<>());
    String selector = line.group(2);
    if (selector != null) {
      String bare = STRING.matcher(selector).replaceAll("\"\"");
      LABEL.matcher(bare).results().map(found -> found.group(1)).forEach(labels::add);
    }
  }
}
