package io.agnoscope.stimuli.emma;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.probe.Referent;
import io.agnoscope.stimuli.probe.Relation;
import io.agnoscope.stimuli.scene.Kind;
import io.agnoscope.stimuli.scene.Look;
import io.agnoscope.stimuli.scene.Place;
import io.agnoscope.stimuli.scene.Scene;
import io.agnoscope.stimuli.scene.SceneComposer;
import io.agnoscope.stimuli.scene.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Claims about where an object is relative to another. Easy: wrong values name objects that are not
 * in the picture. Hard: they are the inverse and the other sides of the object that is.
 */
final class DrawnPlaces {

  private static final List<Kind> KINDS = List.of(Kind.values());
  private static final double SHARE_OF_COLORS = 0.25;
  private static final int MOST_OBJECTS = 5;

  private record Side(Relation relation, Kind anchor) {
    Value value() {
      return new Position(relation, new Referent(List.of(anchor)).definite()).value();
    }
  }

  /** The sides offered and the one refuted, if any. */
  private record Offered(List<Side> sides, @Nullable Side refuted) {}

  private DrawnPlaces() {}

  static Drawn make(Cell cell, Randomness random) {
    List<Kind> kinds = random.shuffle(KINDS);
    Look subject = Look.any(random).with(kinds.getFirst());
    boolean byColor = random.nextDouble() < SHARE_OF_COLORS;
    Referent referent = new Referent(List.<Trait>of(byColor ? subject.color() : subject.kind()));
    List<Kind> anchors = kinds.subList(1, kinds.size());
    boolean hard = cell.difficulty() == Difficulty.HARD;
    Offered offered =
        hard ? hard(cell.type(), anchors, random) : easy(cell.type(), anchors, random);
    int gold = random.nextInt(offered.sides().size());
    Side truth = offered.sides().get(gold);

    // Second comes the anchor; third, if a false statement names it, another one.
    List<Kind> present = new ArrayList<>(List.of(truth.anchor()));
    Side refuted = offered.refuted();
    if (hard && refuted != null) {
      present.add(refuted.anchor());
    }
    int count = random.nextInt(1 + present.size(), MOST_OBJECTS + 1);
    List<Kind> free = new ArrayList<>(anchors);
    free.removeAll(present);
    offered.sides().forEach(side -> free.remove(side.anchor()));
    if (refuted != null) {
      free.remove(refuted.anchor());
    }
    while (present.size() + 1 < count) {
      present.add(random.pick(free));
    }
    List<Look> looks = new ArrayList<>(List.of(subject));
    for (Kind kind : present) {
      looks.add(look(kind, referent, random));
    }
    List<Place> places = places(truth.relation(), hard ? refuted : null, count, random);
    Claim claim =
        new Claim(
            cell.aspect(),
            Subject.one(referent.definite()),
            offered.sides().stream().map(Side::value).toList(),
            gold,
            refuted == null ? null : refuted.value());
    return new Drawn(claim, compose(looks, places, random));
  }

  /** All sides of one anchor, or one and its inverse; what is refuted is a side of another. */
  private static Offered hard(QuestionType type, List<Kind> anchors, Randomness random) {
    List<Relation> relations = random.shuffle(List.of(Relation.values()));
    if (type == QuestionType.YES_NO) {
      Relation first = relations.getFirst();
      relations = List.of(first, first.inverse());
    }
    Side refuted =
        type == QuestionType.CORRECTION ? new Side(random.pick(relations), anchors.get(1)) : null;
    return new Offered(
        relations.stream().map(relation -> new Side(relation, anchors.getFirst())).toList(),
        refuted);
  }

  private static Offered easy(QuestionType type, List<Kind> anchors, Randomness random) {
    List<Relation> relations = List.of(Relation.values());
    List<Side> sides =
        IntStream.range(0, type.options())
            .mapToObj(i -> new Side(random.pick(relations), anchors.get(i)))
            .toList();
    Side refuted =
        type == QuestionType.CORRECTION
            ? new Side(random.pick(relations), anchors.get(type.options()))
            : null;
    return new Offered(sides, refuted);
  }

  private static Look look(Kind kind, Referent avoided, Randomness random) {
    while (true) {
      Look look = Look.any(random).with(kind);
      if (!avoided.matches(look)) {
        return look;
      }
    }
  }

  /** The first is clearly there as seen from the second, and not even arguably where is refuted. */
  private static List<Place> places(
      Relation relation, @Nullable Side refuted, int count, Randomness random) {
    while (true) {
      List<Place> places = SceneComposer.places(count, random);
      Place first = places.getFirst();
      boolean clear = Relation.between(first, places.get(1)).filter(relation::equals).isPresent();
      if (clear && (refuted == null || !refuted.relation().isArguable(first, places.get(2)))) {
        return places;
      }
    }
  }

  /** Objects are listed in random order: who is asked about must not be told by the list. */
  private static Scene compose(List<Look> looks, List<Place> places, Randomness random) {
    List<Integer> order = random.shuffle(IntStream.range(0, looks.size()).boxed().toList());
    return SceneComposer.compose(
        order.stream().map(looks::get).map(Objects::requireNonNull).toList(),
        order.stream().map(places::get).map(Objects::requireNonNull).toList(),
        random);
  }
}
