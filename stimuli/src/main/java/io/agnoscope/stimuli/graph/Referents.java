package io.agnoscope.stimuli.graph;

import io.agnoscope.stimuli.sample.Aspect;
import java.util.List;
import java.util.Optional;

/** Names objects so that nothing else in the picture can be meant. */
final class Referents {

  private final Terms colors = Terms.of(Aspect.COLOR);

  /**
   * The object by the name of its class, or by that and its color where several are of the class:
   * {@code the dog}, {@code the red car}.
   */
  Optional<String> definite(Picture picture, Seen object) {
    if (picture.isOnly(object)) {
      return byName(object);
    }
    List<Seen> alike =
        picture.seen().stream().filter(other -> other.thing().isNear(object.thing())).toList();
    boolean comparable =
        picture.doubtful().stream().noneMatch(other -> other.isNear(object.thing()))
            && alike.stream().allMatch(other -> other.thing().equals(object.thing()));
    List<Term> terms =
        alike.stream().flatMap(other -> colors.only(other.attributes()).stream()).toList();
    Optional<Term> own = colors.only(object.attributes());
    if (!comparable || terms.size() != alike.size() || own.isEmpty()) {
      return Optional.empty();
    }
    long near = terms.stream().filter(term -> term.isNear(own.get())).count();
    return near == 1
        ? Optional.of("the " + own.get().name() + " " + object.thing().name())
        : Optional.empty();
  }

  /** The object by the name of its class alone. */
  static Optional<String> byName(Picture picture, Seen object) {
    return picture.isOnly(object) ? byName(object) : Optional.empty();
  }

  private static Optional<String> byName(Seen object) {
    return Optional.of("the " + object.thing().name());
  }
}
