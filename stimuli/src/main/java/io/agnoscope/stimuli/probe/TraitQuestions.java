package io.agnoscope.stimuli.probe;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.scene.Look;
import io.agnoscope.stimuli.scene.Scene;
import io.agnoscope.stimuli.scene.SceneComposer;
import io.agnoscope.stimuli.scene.Trait;
import java.util.ArrayList;
import java.util.List;

/** Asks for one trait of an object that its other traits single out. */
final class TraitQuestions {

  private static final double SHARE_FROM_OFFER = 0.6;

  private TraitQuestions() {}

  /**
   * A question about a trait.
   *
   * @param values every value of the trait asked for
   */
  static Question ask(
      List<? extends Trait> values, Templates templates, Phrasing phrasing, Randomness random) {
    Offer<Trait> offer = Offer.of(List.<Trait>copyOf(values), random);
    Look asked = Look.any(random).with(offer.goldChoice());
    Referent referent = Referent.to(Referent.traitsWithout(asked, offer.goldChoice()), random);
    int others = random.nextInt(SceneComposer.MOST_OBJECTS);
    List<Look> looks = new ArrayList<>(List.of(asked));
    for (int i = 0; i < others; i++) {
      Look other = referent.avoidedBy(Look.any(random), random);
      // Wrong choices are often present, so that seeing one somewhere proves nothing.
      if (random.nextDouble() < SHARE_FROM_OFFER) {
        other = other.with(random.pick(offer.choices()));
      }
      looks.add(other);
    }
    Scene scene = SceneComposer.compose(random.shuffle(looks), random);
    String text = Templates.fill(templates.pick(phrasing, random), "it", referent.definite());
    return new Question(
        text, offer.choices().stream().map(Trait::word).toList(), offer.gold(), scene);
  }
}
