package io.agnoscope.stimuli.emma;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.probe.Referent;
import io.agnoscope.stimuli.scene.Action;
import io.agnoscope.stimuli.scene.Color;
import io.agnoscope.stimuli.scene.Kind;
import io.agnoscope.stimuli.scene.Look;
import io.agnoscope.stimuli.scene.Material;
import io.agnoscope.stimuli.scene.SceneComposer;
import io.agnoscope.stimuli.scene.Trait;
import java.util.ArrayList;
import java.util.List;

/**
 * Claims about one trait of an object that its other traits single out. Easy: no object has one of
 * the wrong values. Hard: for each wrong value there is another object that has it.
 */
final class DrawnTraits {

  private DrawnTraits() {}

  static Drawn make(Cell cell, Randomness random) {
    List<Trait> drawn = random.shuffle(values(cell));
    int count = cell.type().options();
    List<Trait> offered = drawn.subList(0, count);
    int gold = random.nextInt(count);
    Trait truth = offered.get(gold);
    List<Trait> wrong = offered.stream().filter(trait -> trait != truth).toList();

    Look asked = Look.any(random).with(truth);
    Referent referent = Referent.to(Referent.traitsWithout(asked, truth), random);
    List<Look> looks = new ArrayList<>(List.of(asked));
    if (cell.difficulty() == Difficulty.HARD) {
      for (Trait trait : wrong) {
        looks.add(other(referent, trait, random));
      }
    }
    List<Trait> free =
        cell.difficulty() == Difficulty.HARD
            ? drawn
            : drawn.stream().filter(trait -> !wrong.contains(trait)).toList();
    int more = random.nextInt(SceneComposer.MOST_OBJECTS - looks.size() + 1);
    for (int i = 0; i < more; i++) {
      looks.add(other(referent, random.pick(free), random));
    }
    Claim claim =
        new Claim(
            cell.aspect(),
            subject(cell, referent),
            offered.stream().map(DrawnTraits::value).toList(),
            gold,
            cell.type() == QuestionType.CORRECTION ? value(drawn.get(count)) : null);
    return new Drawn(claim, SceneComposer.compose(random.shuffle(looks), random));
  }

  /** The referent says nothing of the trait asked for, so replacing it leaves the look avoided. */
  private static Look other(Referent referent, Trait trait, Randomness random) {
    return referent.avoidedBy(Look.any(random), random).with(trait);
  }

  private static List<Trait> values(Cell cell) {
    return switch (cell.aspect()) {
      case ENTITY -> List.of(Kind.values());
      case COLOR -> List.of(Color.values());
      case MATERIAL -> List.of(Material.values());
      case ACTION -> List.of(Action.values());
      case NUMBER, SPATIAL ->
          throw new IllegalArgumentException(cell.aspect() + " is no trait of one object");
    };
  }

  private static Subject subject(Cell cell, Referent referent) {
    return switch (cell.aspect()) {
      case ENTITY -> Subject.unnamed(referent.definite(), referent.before("{}"));
      default -> Subject.one(referent.definite());
    };
  }

  private static Value value(Trait trait) {
    return trait instanceof Kind ? Value.thing(trait.word()) : Value.of(trait.word());
  }
}
