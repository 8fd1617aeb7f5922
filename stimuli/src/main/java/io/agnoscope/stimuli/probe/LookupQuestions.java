package io.agnoscope.stimuli.probe;

import io.agnoscope.stimuli.Randomness;
import java.util.ArrayList;
import java.util.List;

/** Asks for one of two to four stated facts, by person or by value. */
final class LookupQuestions {

  private static final double SHARE_WITH_OTHER_TOPIC = 0.3;
  private static final int MOST_OFFERED = 6;
  private static final int MOST_FACTS = 4;

  private LookupQuestions() {}

  static Question ask(Phrasing phrasing, Randomness random) {
    Topic topic = random.pick(Topic.ALL);
    int facts = random.nextInt(2, MOST_FACTS + 1);
    List<String> people = random.shuffle(Names.ALL);
    List<String> values = random.shuffle(topic.values());
    List<String> sentences = new ArrayList<>();
    for (int i = 0; i < facts; i++) {
      sentences.add(Templates.fill(topic.fact(), "n", people.get(i), "v", values.get(i)));
    }
    if (facts < MOST_FACTS && random.nextDouble() < SHARE_WITH_OTHER_TOPIC) {
      Topic other = random.pick(Topic.ALL.stream().filter(each -> !each.equals(topic)).toList());
      String somebody = people.get(random.nextInt(facts));
      sentences.add(Templates.fill(other.fact(), "n", somebody, "v", random.pick(other.values())));
    }
    int asked = random.nextInt(facts);
    boolean forValue = random.nextBoolean();
    Templates templates = forValue ? topic.value() : topic.person();
    String question =
        Templates.fill(
            templates.pick(phrasing, random), "n", people.get(asked), "v", values.get(asked));
    List<String> answers = forValue ? values : people;
    int count = Offer.count(MOST_OFFERED, random);
    int gold = random.nextInt(count);
    List<String> choices = wrong(answers, facts, asked, count - 1, random);
    choices.add(gold, answers.get(asked));
    String text = String.join(" ", random.shuffle(sentences)) + " " + question;
    return new Question(text, choices, gold, null);
  }

  /** What the other facts say comes first, then what none says. */
  private static List<String> wrong(
      List<String> answers, int facts, int asked, int count, Randomness random) {
    List<String> stated = new ArrayList<>(answers.subList(0, facts));
    stated.remove(asked);
    List<String> wrong = new ArrayList<>(random.shuffle(stated));
    wrong.addAll(answers.subList(facts, answers.size()));
    return random.shuffle(wrong.subList(0, count));
  }
}
