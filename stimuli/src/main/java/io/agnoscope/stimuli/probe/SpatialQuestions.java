package io.agnoscope.stimuli.probe;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.scene.Kind;
import io.agnoscope.stimuli.scene.Look;
import io.agnoscope.stimuli.scene.Place;
import io.agnoscope.stimuli.scene.Scene;
import io.agnoscope.stimuli.scene.SceneComposer;
import io.agnoscope.stimuli.scene.Trait;
import java.util.ArrayList;
import java.util.List;

/** Asks where one object is relative to another, or what is on one side of an object. */
final class SpatialQuestions {

  private static final List<Kind> KINDS = List.of(Kind.values());
  private static final List<Relation> RELATIONS = List.of(Relation.values());
  private static final double SHARE_OF_COLORS = 0.25;
  private static final double SHARE_PRESENT = 0.8;
  private static final int MOST_OBJECTS = 5;

  private SpatialQuestions() {}

  static Question ask(Phrasing phrasing, Randomness random) {
    return random.nextBoolean() ? relation(phrasing, random) : whichIsThere(phrasing, random);
  }

  private static Question relation(Phrasing phrasing, Randomness random) {
    Offer<Relation> offer = Offer.of(RELATIONS, random);
    List<Place> places = placesWithClear(offer.goldChoice(), false, random);
    Look first = Look.any(random);
    Look second = Look.any(random);
    while (second.kind() == first.kind() || second.color() == first.color()) {
      second = Look.any(random);
    }
    boolean byColor = random.nextDouble() < SHARE_OF_COLORS;
    Referent a = new Referent(List.<Trait>of(byColor ? first.color() : first.kind()));
    Referent b = new Referent(List.<Trait>of(byColor ? second.color() : second.kind()));
    List<Look> looks = new ArrayList<>(List.of(first, second));
    while (looks.size() < places.size()) {
      Look other = Look.any(random);
      if (!a.matches(other) && !b.matches(other)) {
        looks.add(other);
      }
    }
    String text =
        Templates.fill(
            Templates.RELATION.pick(phrasing, random), "a", a.definite(), "b", b.definite());
    return new Question(
        text,
        offer.choices().stream().map(Relation::words).toList(),
        offer.gold(),
        compose(looks, places, random));
  }

  private static Question whichIsThere(Phrasing phrasing, Randomness random) {
    Kind anchor = random.pick(KINDS);
    Offer<Kind> offer = Offer.of(KINDS.stream().filter(kind -> kind != anchor).toList(), random);
    Relation relation = random.pick(RELATIONS);
    List<Place> places = placesWithClear(relation, true, random);
    List<Look> looks = new ArrayList<>();
    looks.add(Look.any(random).with(offer.goldChoice()));
    looks.add(Look.any(random).with(anchor));
    // Wrong choices stand elsewhere in the picture more often than not.
    List<Kind> wrong = offer.choices().stream().filter(kind -> kind != offer.goldChoice()).toList();
    List<Kind> free =
        KINDS.stream().filter(kind -> kind != anchor && kind != offer.goldChoice()).toList();
    while (looks.size() < places.size()) {
      List<Kind> from = random.nextDouble() < SHARE_PRESENT ? wrong : free;
      looks.add(Look.any(random).with(random.pick(from)));
    }
    String text =
        Templates.fill(
            Templates.WHICH_IS_THERE.pick(phrasing, random),
            "there",
            relation.words(),
            "b",
            new Referent(List.of(anchor)).definite());
    return new Question(
        text,
        offer.choices().stream().map(Kind::word).toList(),
        offer.gold(),
        compose(looks, places, random));
  }

  /**
   * Places of which the first is clearly there as seen from the second; if it must be alone there,
   * no other one is even arguably so.
   */
  private static List<Place> placesWithClear(Relation relation, boolean alone, Randomness random) {
    int count = random.nextInt(2, MOST_OBJECTS + 1);
    while (true) {
      List<Place> places = SceneComposer.places(count, random);
      Place first = places.get(0);
      Place second = places.get(1);
      boolean clear = Relation.between(first, second).filter(relation::equals).isPresent();
      if (clear
          && (!alone
              || places.subList(2, count).stream()
                  .noneMatch(other -> relation.isArguable(other, second)))) {
        return places;
      }
    }
  }

  /** Objects are listed in random order: who is asked about must not be told by the list. */
  private static Scene compose(List<Look> looks, List<Place> places, Randomness random) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < looks.size(); i++) {
      order.add(i);
    }
    List<Integer> shuffled = random.shuffle(order);
    return SceneComposer.compose(
        shuffled.stream().map(looks::get).toList(),
        shuffled.stream().map(places::get).toList(),
        random);
  }
}
