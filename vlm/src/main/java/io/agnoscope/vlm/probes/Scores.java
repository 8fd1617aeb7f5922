package io.agnoscope.vlm.probes;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** How many questions of each sort were answered right. Not thread-safe. */
final class Scores {

  private static final List<String> DIFFICULTIES = List.of("easy", "hard");

  private record Sort(String aspect, String type, String difficulty) {}

  private static final class Tally {
    int right;
    int asked;
    double chance;
  }

  private final Map<Sort, Tally> tallies = new HashMap<>();
  private final Set<String> aspects = new LinkedHashSet<>();
  private final Set<String> types = new LinkedHashSet<>();

  void add(SetQuestion question, boolean right) {
    Sort sort = new Sort(question.aspect(), question.type(), question.difficulty());
    aspects.add(sort.aspect);
    types.add(sort.type);
    Tally tally = tallies.computeIfAbsent(sort, key -> new Tally());
    tally.right += right ? 1 : 0;
    tally.asked++;
    tally.chance += 1.0 / question.options().size();
  }

  /** A Markdown table in percent, with Wilson 95 % intervals. */
  String table() {
    StringBuilder rows = new StringBuilder();
    rows.append("| question type | aspect | easy | hard | both | n | chance |\n");
    rows.append("|---|---|---|---|---|---|---|\n");
    for (String type : types) {
      for (String aspect : aspects) {
        row(rows, type, aspect, sort -> sort.type.equals(type) && sort.aspect.equals(aspect));
      }
      row(rows, type, "all", sort -> sort.type.equals(type));
    }
    for (String aspect : aspects) {
      row(rows, "all", aspect, sort -> sort.aspect.equals(aspect));
    }
    row(rows, "all", "all", sort -> true);
    return rows.toString();
  }

  private void row(StringBuilder rows, String type, String aspect, Predicate<Sort> which) {
    Tally both = sum(which);
    rows.append("| ").append(type).append(" | ").append(aspect.toLowerCase(Locale.ROOT));
    for (String difficulty : DIFFICULTIES) {
      rows.append(" | ")
          .append(percent(sum(which.and(sort -> sort.difficulty.equals(difficulty)))));
    }
    rows.append(" | ").append(percent(both)).append(" | ").append(both.asked).append(" | ");
    rows.append(
        both.asked == 0 ? "-" : String.format(Locale.ROOT, "%.1f", 100 * both.chance / both.asked));
    rows.append(" |\n");
  }

  private Tally sum(Predicate<Sort> which) {
    Tally sum = new Tally();
    tallies.forEach((sort, tally) -> {
      if (which.test(sort)) {
        sum.right += tally.right;
        sum.asked += tally.asked;
        sum.chance += tally.chance;
      }
    });
    return sum;
  }

  private static String percent(Tally tally) {
    if (tally.asked == 0) {
      return "-";
    }
    Wilson wilson = Wilson.of(tally.right, tally.asked);
    return String.format(
        Locale.ROOT,
        "%.1f (%.1f to %.1f)",
        100 * wilson.share(),
        100 * wilson.lower(),
        100 * wilson.upper());
  }
}
