package io.agnoscope.stimuli.emma;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.probe.Referent;
import io.agnoscope.stimuli.scene.Look;
import io.agnoscope.stimuli.scene.SceneComposer;
import io.agnoscope.stimuli.scene.Trait;
import java.util.ArrayList;
import java.util.List;

/** Claims about how many objects there are, of all or of those with some traits. */
final class DrawnNumbers {

  private static final double SHARE_OF_ALL = 0.2;

  private DrawnNumbers() {}

  static Drawn make(Cell cell, Randomness random) {
    boolean all = random.nextDouble() < SHARE_OF_ALL;
    int count = cell.type().options();
    Counts counts =
        Counts.draw(count, cell.difficulty(), all ? 1 : 0, SceneComposer.MOST_OBJECTS, random);
    int gold = random.nextInt(count);
    int truth = counts.offered().get(gold);
    Look model = Look.any(random);
    Referent referent =
        all
            ? new Referent(List.of())
            : Referent.to(
                List.<Trait>of(model.kind(), model.color(), model.material(), model.action()),
                random);
    int others = all ? 0 : random.nextInt(SceneComposer.MOST_OBJECTS - truth + 1);
    if (truth + others == 0) {
      others = 1 + random.nextInt(SceneComposer.MOST_OBJECTS);
    }
    List<Look> looks = new ArrayList<>();
    for (int i = 0; i < truth; i++) {
      looks.add(referent.imposedOn(Look.any(random)));
    }
    for (int i = 0; i < others; i++) {
      looks.add(referent.avoidedBy(Look.any(random), random));
    }
    Claim claim =
        new Claim(
            cell.aspect(),
            Subject.many(referent.plural()),
            counts.offered().stream().map(DrawnNumbers::value).toList(),
            gold,
            cell.type() == QuestionType.CORRECTION ? value(counts.refuted()) : null);
    return new Drawn(claim, SceneComposer.compose(random.shuffle(looks), random));
  }

  private static Value value(int number) {
    return Value.of(Integer.toString(number));
  }
}
