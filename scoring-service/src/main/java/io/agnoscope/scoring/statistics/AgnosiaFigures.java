package io.agnoscope.scoring.statistics;

import org.jspecify.annotations.Nullable;

/**
 * What sums over an Aspect's labelled clean Views say. Agnosia is 1 − accuracy, and reads only
 * beside the chance level.
 *
 * @param accuracy unparsable answers are wrong
 * @param chance mean 1/k over Views with k options; null when there is none
 * @param invalidRate unparsable answers
 * @param circularAccuracy right on the clean View and under every rotation
 */
public record AgnosiaFigures(
    Ratio accuracy, @Nullable Double chance, Ratio invalidRate, Ratio circularAccuracy) {

  public static AgnosiaFigures of(Sums sums) {
    return new AgnosiaFigures(
        new Ratio(sums.labels().correctClean(), sums.labels().labelled()),
        sums.views() == 0 ? null : sums.chance() / sums.views(),
        new Ratio(sums.invalid(), sums.views()),
        new Ratio(sums.circular().correct(), sums.circular().asked()));
  }
}
