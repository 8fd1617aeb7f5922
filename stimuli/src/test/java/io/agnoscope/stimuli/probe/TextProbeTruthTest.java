package io.agnoscope.stimuli.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Works out every answer again, from the words alone. */
class TextProbeTruthTest {

  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final Pattern TAKEN =
      Pattern.compile(
          "(- |minus |less |lost |gives |difference of \\d+ and )\\d+|\\d+ (books |cards )?were"
              + " (sold|lost)");
  private static final Pattern COMPARISON = Pattern.compile("(\\w+) is (\\w+) than (\\w+)\\.");
  private static final Pattern FACT = Pattern.compile("(\\w+) (lives in|likes|has a) (\\w+)\\.");

  @ParameterizedTest
  @EnumSource(Phrasing.class)
  void theRightOptionFollowsFromTheText(Phrasing phrasing) {
    for (Probe probe : ProbeReading.some(phrasing, 500)) {
      switch (probe.family()) {
        case "arithmetic" ->
            assertThat(ProbeReading.right(probe))
                .as(ProbeReading.text(probe))
                .isEqualTo(Integer.toString(value(ProbeReading.text(probe))));
        case "ordering" ->
            assertThat(ProbeReading.right(probe))
                .as(ProbeReading.text(probe))
                .isEqualTo(place(ProbeReading.context(probe), ProbeReading.question(probe)));
        case "lookup" ->
            assertThat(found(ProbeReading.context(probe), ProbeReading.question(probe)))
                .as(ProbeReading.text(probe))
                .containsExactly(ProbeReading.right(probe));
        default -> assertThat(probe.image()).isNotNull();
      }
    }
  }

  private static int value(String text) {
    int sum = NUMBER.matcher(text).results().mapToInt(TextProbeTruthTest::number).sum();
    int taken =
        TAKEN
            .matcher(text)
            .results()
            .mapToInt(result -> {
              List<MatchResult> numbers = NUMBER.matcher(result.group()).results().toList();
              return number(numbers.getLast());
            })
            .sum();
    return sum - 2 * taken;
  }

  private static int number(MatchResult result) {
    return Integer.parseInt(result.group());
  }

  private static String place(String context, String question) {
    List<String> lesser = List.of("shorter", "younger", "lighter", "slower");
    Map<String, String> below = new HashMap<>();
    COMPARISON
        .matcher(context)
        .results()
        .forEach(result -> {
          boolean turned = lesser.contains(result.group(2));
          below.put(result.group(turned ? 3 : 1), result.group(turned ? 1 : 3));
        });
    List<String> order = new ArrayList<>();
    String next =
        below.keySet().stream()
            .filter(name -> !below.containsValue(name))
            .findFirst()
            .orElseThrow();
    order.add(next);
    while (below.containsKey(order.getLast())) {
      order.add(below.get(order.getLast()));
    }
    if (question.contains("middle")) {
      assertThat(order).hasSize(3);
      return order.get(1);
    }
    return question.matches(".*(shortest|youngest|lightest|slowest).*")
        ? order.getLast()
        : order.getFirst();
  }

  private static List<String> found(String context, String question) {
    String topic =
        question.matches(".*(live|city).*")
            ? "lives in"
            : question.matches(".*(like|food).*") ? "likes" : "has a";
    List<String> found = new ArrayList<>();
    FACT.matcher(context)
        .results()
        .filter(fact -> fact.group(2).equals(topic))
        .forEach(fact -> {
          if (question.matches(".*\\b" + fact.group(1) + "\\b.*")) {
            found.add(fact.group(3));
          } else if (question.matches(".*\\b" + fact.group(3) + "\\b.*")) {
            found.add(fact.group(1));
          }
        });
    return found;
  }
}
