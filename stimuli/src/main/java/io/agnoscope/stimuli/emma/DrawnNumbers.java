package io.agnoscope.stimuli.emma;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.probe.CountedObjects;
import io.agnoscope.stimuli.scene.SceneComposer;

/** Claims about how many objects there are, of all or of those with some traits. */
final class DrawnNumbers {

  private DrawnNumbers() {}

  static Drawn make(Cell cell, Randomness random) {
    boolean all = random.nextDouble() < CountedObjects.SHARE_OF_ALL;
    int count = cell.type().options();
    Counts counts =
        Counts.draw(count, cell.difficulty(), all ? 1 : 0, SceneComposer.MOST_OBJECTS, random);
    int gold = random.nextInt(count);
    CountedObjects drawn = CountedObjects.draw(counts.offered().get(gold), all, random);
    Claim claim =
        new Claim(
            cell.aspect(),
            Subject.many(drawn.referent().plural()),
            counts.offered().stream().map(DrawnNumbers::value).toList(),
            gold,
            cell.type() == QuestionType.CORRECTION ? value(counts.refuted()) : null);
    return new Drawn(claim, drawn.scene());
  }

  private static Value value(int number) {
    return Value.of(Integer.toString(number));
  }
}
