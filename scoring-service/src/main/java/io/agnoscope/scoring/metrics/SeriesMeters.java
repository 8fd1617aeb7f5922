package io.agnoscope.scoring.metrics;

import io.agnoscope.scoring.statistics.DivergenceBounds;
import io.agnoscope.scoring.statistics.Sums;
import io.micrometer.core.instrument.Tags;

/**
 * Names of the counters of a Series. All are sums, so that any ratio can be made of them over any
 * time and any number of instances.
 */
final class SeriesMeters {
  private final PartitionedCounters counters;
  private final int partition;
  private final Tags labels;

  SeriesMeters(PartitionedCounters counters, int partition, Tags labels) {
    this.counters = counters;
    this.partition = partition;
    this.labels = labels;
  }

  /** Publishes the sums over a perturbation's Views. */
  void perturbation(Sums sums) {
    rise("agnoscope.views", sums.views());
    rise("agnoscope.flips", sums.flips().all());
    rise("agnoscope.pushed", sums.pushes().pushed());
    rise("agnoscope.misled", sums.pushes().misled());
    rise("agnoscope.labelled", sums.labels().labelled());
    rise("agnoscope.correct", sums.labels().correctPerturbed());
    rise("agnoscope.divergences", sums.divergences().count());
    counters.riseSum("agnoscope.js.divergence.nats", partition, labels, sums.divergences().nats());
    riseIfAny("agnoscope.invalid", sums.invalid());
    riseIfAny("agnoscope.correct.clean", sums.labels().correctClean());
    riseIfAny("agnoscope.flips.right.to.wrong", sums.flips().rightToWrong());
    riseIfAny("agnoscope.flips.wrong.to.right", sums.flips().wrongToRight());
    riseIfAny("agnoscope.flips.wrong.to.wrong", sums.flips().wrongToWrong());
    riseIfAny("agnoscope.repeats", sums.noise().repeats());
    riseIfAny("agnoscope.repeat.flips", sums.noise().repeatFlips());
    riseIfAny("agnoscope.paired.flips", sums.noise().pairedFlips());
    bounds(sums.bounds());
    riseIfAny("agnoscope.meanings", sums.meanings().compared());
    riseIfAny("agnoscope.meanings.farther", sums.meanings().farther());
    riseIfAny("agnoscope.meanings.nearer", sums.meanings().nearer());
  }

  /** Publishes the sums over an Aspect's clean Views. */
  void aspect(Sums sums) {
    rise("agnoscope.aspect.views", sums.labels().labelled());
    rise("agnoscope.aspect.correct", sums.labels().correctClean());
    riseIfAny("agnoscope.aspect.invalid", sums.invalid());
    riseIfAny("agnoscope.aspect.circular", sums.circular().asked());
    riseIfAny("agnoscope.aspect.circular.correct", sums.circular().correct());
  }

  private void bounds(DivergenceBounds bounds) {
    if (bounds.count() > 0) {
      rise("agnoscope.divergences.bounded", bounds.count());
      counters.riseSum("agnoscope.js.divergence.least.nats", partition, labels, bounds.lowNats());
      counters.riseSum("agnoscope.js.divergence.most.nats", partition, labels, bounds.highNats());
    }
  }

  private void rise(String name, long value) {
    counters.rise(name, partition, labels, (double) value);
  }

  /** Most Series have some sums that stay 0; a meter of each would be most of the memory. */
  private void riseIfAny(String name, long value) {
    if (value > 0) {
      rise(name, value);
    }
  }
}
