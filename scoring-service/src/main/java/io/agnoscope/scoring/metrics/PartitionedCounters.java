package io.agnoscope.scoring.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Statistic;
import io.micrometer.core.instrument.Tags;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Meters of the partitions that this instance works on, told apart by the label {@code partition}.
 * When a partition moves to another instance its meters go with it: added up over instances each
 * partition counts once, and a rate sees neither a fall here nor a jump there. One thread sets.
 */
final class PartitionedCounters {
  private static final String PARTITION = "partition";

  private record Name(String name, int partition, Tags tags) {
    Tags labels() {
      return tags.and(PARTITION, Integer.toString(partition));
    }
  }

  private record Counter(MonotoneValue value, Meter meter) {}

  private record Level(AtomicLong value, Meter meter) {}

  private final MeterRegistry registry;
  private final Map<Name, Counter> counters = new HashMap<>();
  private final Map<Name, Level> gauges = new HashMap<>();

  PartitionedCounters(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Raises a counter. */
  void rise(String name, int partition, Tags tags, double value) {
    counters.computeIfAbsent(new Name(name, partition, tags), this::counter).value().riseTo(value);
  }

  /**
   * Raises a sum of fractions. As a counter its name would end in _total; as a summary's sum it
   * ends in _sum.
   */
  void riseSum(String name, int partition, Tags tags, double value) {
    counters.computeIfAbsent(new Name(name, partition, tags), this::sum).value().riseTo(value);
  }

  /** Sets what may fall as well. */
  void set(String name, int partition, Tags tags, long value) {
    gauges.computeIfAbsent(new Name(name, partition, tags), this::gauge).value().set(value);
  }

  /** Takes the meters of all other partitions out. */
  void keepOnly(Set<Integer> partitions) {
    counters
        .entrySet()
        .removeIf(entry -> leaves(entry.getKey(), entry.getValue().meter(), partitions));
    gauges
        .entrySet()
        .removeIf(entry -> leaves(entry.getKey(), entry.getValue().meter(), partitions));
  }

  private boolean leaves(Name name, Meter meter, Set<Integer> partitions) {
    if (partitions.contains(name.partition())) {
      return false;
    }
    registry.remove(meter);
    return true;
  }

  private Counter counter(Name name) {
    MonotoneValue value = new MonotoneValue();
    Meter meter =
        FunctionCounter.builder(name.name(), value, MonotoneValue::get)
            .tags(name.labels())
            .register(registry);
    return new Counter(value, meter);
  }

  private Counter sum(Name name) {
    MonotoneValue value = new MonotoneValue();
    Meter meter =
        Meter.builder(
                name.name(),
                Meter.Type.DISTRIBUTION_SUMMARY,
                List.of(new Measurement(value::get, Statistic.TOTAL)))
            .tags(name.labels())
            .register(registry);
    return new Counter(value, meter);
  }

  private Level gauge(Name name) {
    AtomicLong value = new AtomicLong();
    Meter meter =
        Gauge.builder(name.name(), value, AtomicLong::doubleValue)
            .tags(name.labels())
            .register(registry);
    return new Level(value, meter);
  }
}
