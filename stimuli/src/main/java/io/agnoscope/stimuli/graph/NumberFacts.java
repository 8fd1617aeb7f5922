package io.agnoscope.stimuli.graph;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.emma.Subject;
import io.agnoscope.stimuli.emma.Value;
import io.agnoscope.stimuli.sample.Aspect;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Facts about how many things of a class there are, where every one of them was named. */
final class NumberFacts {

  private static final int MOST = 8;
  private static final int LARGEST = 12;
  private static final int ROW = 4;
  private static final int FAR = 3;

  /** Boxes that share more may be two descriptions of one object. */
  private static final double MOST_OVERLAP = 0.3;

  List<Fact> of(Picture picture, Randomness random) {
    List<Fact> facts = new ArrayList<>();
    for (Thing thing : picture.seen().stream().map(Seen::thing).distinct().toList()) {
      List<Seen> all = picture.seen().stream().filter(one -> one.thing().isNear(thing)).toList();
      if (all.size() <= MOST
          && all.stream().allMatch(one -> one.thing().equals(thing))
          && !thing.plural().equals(thing.name())
          && picture.doubtful().stream().noneMatch(thing::isNear)
          && areApart(all)) {
        facts.add(fact(picture, thing, all.size(), random));
      }
    }
    return facts;
  }

  private static boolean areApart(List<Seen> objects) {
    for (Seen one : objects) {
      for (Seen other : objects) {
        if (!one.equals(other) && one.node().box().overlap(other.node().box()) > MOST_OVERLAP) {
          return false;
        }
      }
    }
    return true;
  }

  /** A row of numbers that the true one has any place in, and then a neighbour of the row. */
  private static Fact fact(Picture picture, Thing thing, int count, Randomness random) {
    int first = count - random.nextInt(Math.min(ROW, count + 1));
    List<Integer> near =
        new ArrayList<>(
            IntStream.range(first, first + ROW)
                .boxed()
                .filter(number -> number != count)
                .sorted(Comparator.comparing(number -> Math.abs(number - count)))
                .toList());
    near.add(first > 0 && random.nextBoolean() ? first - 1 : first + ROW);
    List<Integer> far =
        IntStream.rangeClosed(0, LARGEST)
            .boxed()
            .filter(number -> Math.abs(number - count) >= FAR)
            .toList();
    return new Fact(
        picture.graph().imageId(),
        Aspect.NUMBER,
        Subject.many(thing.plural()),
        value(count),
        near.stream().map(NumberFacts::value).toList(),
        random.shuffle(far).stream().map(NumberFacts::value).toList());
  }

  private static Value value(int number) {
    return Value.of(Integer.toString(number));
  }
}
