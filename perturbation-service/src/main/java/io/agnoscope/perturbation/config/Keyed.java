package io.agnoscope.perturbation.config;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Reads lists of settings so that what is wrong with one of them is said with its key. */
final class Keyed {

  private Keyed() {}

  /** Makes a thing of each setting; what a maker finds wrong is thrown again with the key. */
  static <S, T> List<T> each(String key, List<S> settings, Function<S, T> maker) {
    return IntStream.range(0, settings.size())
        .mapToObj(index -> {
          try {
            return maker.apply(settings.get(index));
          } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(key + "[" + index + "]: " + e.getMessage(), e);
          }
        })
        .toList();
  }
}
