package io.agnoscope.stimuli.probe;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.scene.Look;
import io.agnoscope.stimuli.scene.Scene;
import io.agnoscope.stimuli.scene.SceneComposer;
import io.agnoscope.stimuli.scene.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Asks how many objects there are, of all or of some description. */
final class NumberQuestions {

  private static final double SHARE_OF_ALL = 0.2;
  private static final double SHARE_OF_NEIGHBOURS = 0.7;

  private NumberQuestions() {}

  static Question ask(Phrasing phrasing, Randomness random) {
    boolean all = random.nextDouble() < SHARE_OF_ALL;
    Offer<Integer> offer = offer(all ? 1 : 0, SceneComposer.MOST_OBJECTS, random);
    int count = offer.goldChoice();
    Look model = Look.any(random);
    Referent referent =
        all
            ? new Referent(List.of())
            : Referent.to(
                List.<Trait>of(model.kind(), model.color(), model.material(), model.action()),
                random);
    int others = all ? 0 : random.nextInt(SceneComposer.MOST_OBJECTS - count + 1);
    if (count + others == 0) {
      others = 1 + random.nextInt(SceneComposer.MOST_OBJECTS);
    }
    List<Look> looks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      looks.add(referent.imposedOn(Look.any(random)));
    }
    for (int i = 0; i < others; i++) {
      looks.add(referent.avoidedBy(Look.any(random), random));
    }
    Scene scene = SceneComposer.compose(random.shuffle(looks), random);
    String text =
        Templates.fill(Templates.NUMBER.pick(phrasing, random), "them", referent.plural());
    List<String> choices = offer.choices().stream().map(String::valueOf).toList();
    return new Question(text, choices, offer.gold(), scene);
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
