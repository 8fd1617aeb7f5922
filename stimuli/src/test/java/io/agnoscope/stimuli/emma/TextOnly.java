package io.agnoscope.stimuli.emma;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.Collectors;

/** Ways to guess an answer without the picture. Those that learn do so from other questions. */
final class TextOnly {

  /** A guess: the option with the highest score of (question, index of the option). */
  private interface Score extends ToDoubleBiFunction<EmmaQuestion, Integer> {}

  private TextOnly() {}

  /** Accuracies of all guesses on the second half of the questions, by name. */
  static Map<String, Double> accuracies(List<EmmaQuestion> questions) {
    List<EmmaQuestion> known = questions.subList(0, questions.size() / 2);
    List<EmmaQuestion> asked = questions.subList(questions.size() / 2, questions.size());
    Map<String, Score> scores = new LinkedHashMap<>();
    scores.put("first", (question, option) -> -option);
    scores.put("longest", (question, option) -> question.options().get(option).length());
    scores.put("shortest", (question, option) -> -question.options().get(option).length());
    scores.put("like the question", TextOnly::sharedWithText);
    scores.put("unlike the question", (question, option) -> -sharedWithText(question, option));
    scores.put("like the others", TextOnly::sharedWithOthers);
    scores.put("unlike the others", (question, option) -> -sharedWithOthers(question, option));
    scores.put("largest number", TextOnly::number);
    scores.put("smallest number", (question, option) -> -number(question, option));
    scores.put("number in the middle", TextOnly::middle);
    scores.put("number near the refuted", TextOnly::nearText);
    scores.put("number far from the refuted", (question, option) -> -nearText(question, option));
    scores.put("prior of the option", learned(known, TextOnly::optionAlone));
    scores.put("prior of the option in its wording", learned(known, TextOnly::optionInWording));
    scores.put("prior of the rank", learned(known, TextOnly::rank));
    scores.put("pairs of words", learned(known, TextOnly::pairs));
    Map<String, Double> accuracies = new LinkedHashMap<>();
    scores.forEach((name, score) -> accuracies.put(name, accuracy(asked, score)));
    return accuracies;
  }

  private static double accuracy(List<EmmaQuestion> asked, Score score) {
    return asked.stream()
        .mapToDouble(question -> {
          double[] scores = new double[question.options().size()];
          Arrays.setAll(scores, option -> score.applyAsDouble(question, option));
          double best = Arrays.stream(scores).max().orElseThrow();
          long equal = Arrays.stream(scores).filter(one -> one == best).count();
          return scores[question.gold()] == best ? 1.0 / equal : 0;
        })
        .average()
        .orElseThrow();
  }

  /** Log-odds of being right, summed over the features of an option, as naive Bayes learns them. */
  private static Score learned(List<EmmaQuestion> known, Function<Asked, List<String>> features) {
    Map<String, int[]> counts = new HashMap<>();
    for (EmmaQuestion question : known) {
      for (int option = 0; option < question.options().size(); option++) {
        for (String feature : features.apply(new Asked(question, option))) {
          counts.computeIfAbsent(feature, name -> new int[2])[option == question.gold() ? 1 : 0]++;
        }
      }
    }
    return (question, option) ->
        features.apply(new Asked(question, option)).stream()
            .map(feature -> counts.getOrDefault(feature, new int[2]))
            .mapToDouble(count -> Math.log((count[1] + 1.0) / (count[0] + 1.0)))
            .sum();
  }

  private record Asked(EmmaQuestion question, int option) {
    String aspect() {
      return question.aspect().name();
    }

    String text() {
      return question.options().get(option);
    }
  }

  private static List<String> optionAlone(Asked asked) {
    return List.of(asked.aspect() + asked.text());
  }

  private static List<String> optionInWording(Asked asked) {
    String[] words = asked.question.text().split(" ", 3);
    return List.of(asked.aspect() + words[0] + words[1] + asked.text());
  }

  private static List<String> rank(Asked asked) {
    List<String> sorted = asked.question.options().stream().sorted().toList();
    List<Integer> lengths = asked.question.options().stream().map(String::length).sorted().toList();
    return List.of(
        asked.aspect() + " rank " + sorted.indexOf(asked.text()),
        asked.aspect() + " length " + lengths.indexOf(asked.text().length()));
  }

  private static List<String> pairs(Asked asked) {
    List<String> pairs = new ArrayList<>();
    Set<String> others =
        asked.question.options().stream()
            .filter(option -> !option.equals(asked.text()))
            .flatMap(option -> words(option).stream())
            .collect(Collectors.toSet());
    for (String mine : words(asked.text())) {
      words(asked.question.text()).forEach(word -> pairs.add(word + " " + mine));
      others.forEach(word -> pairs.add(word + "/" + mine));
    }
    return pairs;
  }

  private static double sharedWithText(EmmaQuestion question, int option) {
    Set<String> text = words(question.text());
    return words(question.options().get(option)).stream().filter(text::contains).count();
  }

  private static double sharedWithOthers(EmmaQuestion question, int option) {
    Set<String> mine = words(question.options().get(option));
    return question.options().stream()
        .flatMap(other -> words(other).stream())
        .filter(mine::contains)
        .count();
  }

  private static double number(EmmaQuestion question, int option) {
    String digits = question.options().get(option).replaceAll("\\D", "");
    return digits.isEmpty() ? 0 : Double.parseDouble(digits);
  }

  private static double middle(EmmaQuestion question, int option) {
    double mean =
        question.options().stream()
            .mapToDouble(text -> number(question, question.options().indexOf(text)))
            .average()
            .orElseThrow();
    return -Math.abs(number(question, option) - mean);
  }

  private static double nearText(EmmaQuestion question, int option) {
    String digits = question.text().replaceAll("\\D", "");
    return digits.isEmpty() ? 0 : -Math.abs(number(question, option) - Double.parseDouble(digits));
  }

  private static Set<String> words(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+", -1))
        .filter(word -> !word.isEmpty())
        .sorted(Comparator.naturalOrder())
        .collect(Collectors.toSet());
  }
}
