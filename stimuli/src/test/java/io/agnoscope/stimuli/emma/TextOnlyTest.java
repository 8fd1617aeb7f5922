package io.agnoscope.stimuli.emma;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.sample.Aspect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Without the picture nobody does better than chance, on any type and difficulty. */
class TextOnlyTest {

  private static final int ROUNDS = 1_000;
  private static final double MARGIN = 0.04;
  private static final double MARGIN_OF_ONE_ASPECT = 0.12;
  private static final List<EmmaQuestion> QUESTIONS =
      LongStream.range(0, (long) ROUNDS * Cell.ROUND)
          .mapToObj(new DrawnProbes("text-only", 11)::at)
          .map(DrawnProbe::question)
          .toList();

  @Test
  void everyGuessStaysAtChanceForEachTypeAndDifficulty() {
    check(by(question -> question.cell().type() + " " + question.cell().difficulty()), MARGIN);
  }

  @Test
  void everyGuessStaysAtChanceForEachAspectToo() {
    check(by(question -> question.cell().toString()), MARGIN_OF_ONE_ASPECT);
  }

  @Test
  void theGuessesFindALeakWhereThereIsOne() {
    Randomness random = Randomness.of(3);
    Cell cell = new Cell(Aspect.NUMBER, QuestionType.CORRECTION, Difficulty.HARD);
    List<EmmaQuestion> leaky = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      int truth = 2 + random.nextInt(4);
      List<Value> near =
          random.shuffle(List.of(truth - 2, truth - 1, truth + 1, truth + 2)).stream()
              .map(number -> Value.of(Integer.toString(number)))
              .toList();
      List<Value> offered = new ArrayList<>(near.subList(0, 3));
      offered.add(Value.of(Integer.toString(truth)));
      List<Value> shuffled = random.shuffle(offered);
      int gold = shuffled.indexOf(offered.getLast());
      Claim claim = new Claim(cell.aspect(), Subject.many("stars"), shuffled, gold, near.get(3));
      leaky.add(Worded.of(claim, cell, random));
    }
    Map<String, Double> accuracies = TextOnly.accuracies(leaky);
    assertThat(accuracies.get("number in the middle")).isGreaterThan(0.45);
    assertThat(accuracies.get("prior of the rank")).isGreaterThan(0.45);
  }

  private static Map<String, List<EmmaQuestion>> by(Function<EmmaQuestion, String> key) {
    return QUESTIONS.stream().collect(Collectors.groupingBy(key));
  }

  private static void check(Map<String, List<EmmaQuestion>> groups, double margin) {
    groups.forEach((name, questions) -> {
      double chance = 1.0 / questions.getFirst().options().size();
      TextOnly.accuracies(questions)
          .forEach((guess, accuracy) ->
              assertThat(accuracy)
                  .as("%s on %s of %s", guess, questions.size() / 2, name)
                  .isLessThan(chance + margin));
    });
  }
}
