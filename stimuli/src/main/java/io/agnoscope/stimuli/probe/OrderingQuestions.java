package io.agnoscope.stimuli.probe;

import io.agnoscope.stimuli.Randomness;
import java.util.ArrayList;
import java.util.List;

/** Who of three or four is the most, the least, or in the middle, from comparisons of two. */
final class OrderingQuestions {

  private static final Templates COMPARISON =
      new Templates(
          List.of("{a} is {more} than {b}.", "{b} is {less} than {a}."),
          List.of("{a} is {more} than {b}.", "{b} is {less} than {a}."));

  static final Templates EXTREME =
      new Templates(
          List.of(
              "Who is the {most}?",
              "Who is the {most} of all?",
              "Tell me who is the {most}.",
              "The {most} is who?",
              "What is the name of the {most}?",
              "Which of them is the {most}?"),
          List.of("Tell me the name of the {most}.", "Which of them is the {most} of all?"));

  static final Templates MIDDLE =
      new Templates(
          List.of(
              "Who is in the middle?",
              "Who of them is in the middle?",
              "Tell me who is in the middle.",
              "What is the name of the one in the middle?",
              "Which of them is in the middle?",
              "In the middle is who?"),
          List.of("Which one is in the middle?", "Tell me the name of the one in the middle."));

  private OrderingQuestions() {}

  static Question ask(Phrasing phrasing, Randomness random) {
    Scale scale = random.pick(Scale.ALL);
    int people = random.nextInt(3, 5);
    // From the most to the least.
    List<String> order = Names.some(people, random);
    List<String> facts = new ArrayList<>();
    for (int i = 0; i + 1 < people; i++) {
      facts.add(
          Templates.fill(
              COMPARISON.pick(phrasing, random),
              "a",
              order.get(i),
              "b",
              order.get(i + 1),
              "more",
              scale.more(),
              "less",
              scale.less()));
    }
    int middles = people == 3 ? 1 : 0;
    int asked = random.nextInt(2 + middles);
    String right = asked == 0 ? order.getFirst() : asked == 1 ? order.getLast() : order.get(1);
    String question =
        asked == 2
            ? MIDDLE.pick(phrasing, random)
            : Templates.fill(
                EXTREME.pick(phrasing, random), "most", asked == 0 ? scale.most() : scale.least());
    List<String> wrong = order.stream().filter(name -> !name.equals(right)).toList();
    int count = random.nextInt(2, people + 1);
    List<String> choices = new ArrayList<>(random.shuffle(wrong).subList(0, count - 1));
    int gold = random.nextInt(count);
    choices.add(gold, right);
    String text = String.join(" ", random.shuffle(facts)) + " " + question;
    return new Question(text, choices, gold, null);
  }
}
