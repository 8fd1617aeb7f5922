package io.agnoscope.stimuli.probe;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.scene.SceneComposer;
import java.util.List;
import java.util.stream.IntStream;

/** Asks how many objects there are, of all or of some description. */
final class NumberQuestions {

  private static final double SHARE_OF_NEIGHBOURS = 0.7;

  private NumberQuestions() {}

  static Question ask(Phrasing phrasing, Randomness random) {
    boolean all = random.nextDouble() < CountedObjects.SHARE_OF_ALL;
    Offer<Integer> offer = offer(all ? 1 : 0, SceneComposer.MOST_OBJECTS, random);
    CountedObjects drawn = CountedObjects.draw(offer.goldChoice(), all, random);
    String text =
        Templates.fill(Templates.NUMBER.pick(phrasing, random), "them", drawn.referent().plural());
    List<String> choices = offer.choices().stream().map(String::valueOf).toList();
    return new Question(text, choices, offer.gold(), drawn.scene());
  }

  /** Numbers in a row, or any; a row alone would never need rough counts, and any never exact. */
  private static Offer<Integer> offer(int least, int most, Randomness random) {
    List<Integer> range = IntStream.rangeClosed(least, most).boxed().toList();
    if (random.nextDouble() >= SHARE_OF_NEIGHBOURS) {
      return Offer.of(range, random);
    }
    int count = Offer.count(range.size(), random);
    int first = random.nextInt(range.size() - count + 1);
    List<Integer> row = random.shuffle(range.subList(first, first + count));
    return new Offer<>(List.copyOf(row), random.nextInt(count));
  }
}
