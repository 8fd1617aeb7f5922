package io.agnoscope.scoring.statistics;

/**
 * Mergeable sums over paired Views: {@link #plus} is commutative and associative with {@link #NONE}
 * as its zero (of the divergences up to rounding).
 *
 * @param views Views with an answer beside an answered clean View
 * @param invalid those whose answer could not be parsed
 * @param chance sum of 1/k over Views with k options
 */
public record Sums(
    long views,
    long invalid,
    double chance,
    Flips flips,
    Pushes pushes,
    Labels labels,
    Divergences divergences,
    DivergenceBounds bounds,
    Noise noise,
    Circular circular,
    Meanings meanings) {
  /** Nothing seen. */
  public static final Sums NONE =
      new Sums(
          0,
          0,
          0,
          Flips.NONE,
          Pushes.NONE,
          Labels.NONE,
          Divergences.NONE,
          DivergenceBounds.NONE,
          Noise.NONE,
          Circular.NONE,
          Meanings.NONE);

  /** The sums of both. */
  public Sums plus(Sums other) {
    return new Sums(
        views + other.views,
        invalid + other.invalid,
        chance + other.chance,
        flips.plus(other.flips),
        pushes.plus(other.pushes),
        labels.plus(other.labels),
        divergences.plus(other.divergences),
        bounds.plus(other.bounds),
        noise.plus(other.noise),
        circular.plus(other.circular),
        meanings.plus(other.meanings));
  }
}
