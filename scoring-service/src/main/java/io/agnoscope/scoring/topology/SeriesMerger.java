package io.agnoscope.scoring.topology;

import io.agnoscope.schemas.Aspect;
import io.agnoscope.schemas.SeriesSums;
import io.agnoscope.schemas.SeriesWindow;
import io.agnoscope.schemas.Split;
import io.agnoscope.schemas.TaskClass;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.codec.UndecodableRecordException;
import io.agnoscope.scoring.statistics.AspectMonitor;
import io.agnoscope.scoring.statistics.PerturbationMonitor;
import io.agnoscope.scoring.statistics.Sums;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.WindowStore;
import org.jspecify.annotations.Nullable;

/**
 * Brings the input partitions' sums of each Series together: keeps the newest part of each
 * partition for the readers, and publishes a window when the wall clock has passed it. A window
 * that still grows (a backlog behind an outage) is published again; the last record of a key
 * counts.
 */
final class SeriesMerger extends ContextualProcessor<String, byte[], String, byte[]> {
  private static final Duration CLOSE_EVERY = Duration.ofSeconds(1);

  private final RecordCodec codec;
  private final ScoringSettings settings;
  private final int partitions;
  private @Nullable State state;

  /** The task's stores; {@code open} is when each window that is not yet published will be. */
  private record State(
      KeyValueStore<String, SeriesSums> totals,
      WindowStore<String, SeriesSums> windows,
      KeyValueStore<String, Long> open) {}

  SeriesMerger(RecordCodec codec, ScoringSettings settings, int partitions) {
    this.codec = codec;
    this.settings = settings;
    this.partitions = partitions;
  }

  @Override
  public void init(ProcessorContext<String, byte[]> context) {
    super.init(context);
    State opened =
        new State(
            context.getStateStore(Stores.TOTALS),
            context.getStateStore(Stores.WINDOWS),
            context.getStateStore(Stores.WINDOWS_OPEN));
    state = opened;
    context.schedule(CLOSE_EVERY, PunctuationType.WALL_CLOCK_TIME, now -> close(opened, now));
  }

  @Override
  public void process(Record<String, byte[]> record) {
    if (state == null) {
      throw new IllegalStateException("init comes before process");
    }
    Part part = decode(record.value());
    WindowKey window = WindowKey.parse(record.key());
    String key = new PartKey(window.series(), part.partition()).text();
    if (window.start() == null) {
      state.totals().put(key, part.sums());
      return;
    }
    state.windows().put(key, part.sums(), window.start().toEpochMilli());
    if (state.open().get(record.key()) == null) {
      long end = window.start().plus(Windows.SIZE).toEpochMilli();
      long from = Math.max(end, context().currentSystemTimeMs());
      state.open().put(record.key(), from + settings.closeGrace().toMillis());
    }
  }

  private void close(State opened, long now) {
    List<String> due = new ArrayList<>();
    try (var open = opened.open().all()) {
      while (open.hasNext()) {
        KeyValue<String, Long> window = open.next();
        if (window.value <= now) {
          due.add(window.key);
        }
      }
    }
    for (String key : due) {
      opened.open().delete(key);
      WindowKey window = WindowKey.parse(key);
      if (window.start() != null) {
        SeriesWindow merged = merged(opened, window.series(), window.start());
        context().forward(new Record<>(key, codec.encode(merged), now));
      }
    }
  }

  private SeriesWindow merged(State opened, String series, Instant start) {
    Sums sums = Sums.NONE;
    for (int partition = 0; partition < partitions; partition++) {
      SeriesSums part =
          opened.windows().fetch(new PartKey(series, partition).text(), start.toEpochMilli());
      if (part != null) {
        sums = sums.plus(SumsMapping.fromRecord(part));
      }
    }
    SeriesKey key = SeriesKey.parse(series);
    SeriesWindow window = new SeriesWindow();
    window.setRun(key.run());
    window.setTarget(key.target());
    window.setCheckpoint(key.checkpoint());
    window.setMeasurementVersion(key.measurementVersion());
    window.setTaskClass(TaskClass.valueOf(key.taskClass()));
    switch (key.monitor()) {
      case PerturbationMonitor monitor -> {
        window.setPerturbation(monitor.perturbation());
        window.setSplit(Split.valueOf(monitor.split()));
      }
      case AspectMonitor(String aspect) -> window.setAspect(Aspect.valueOf(aspect));
    }
    window.setWindowStart(start);
    window.setWindowEnd(start.plus(Windows.SIZE));
    window.setSums(SumsMapping.toRecord(sums));
    return window;
  }

  private Part decode(byte[] value) {
    try {
      return Part.decode(value, codec);
    } catch (UndecodableRecordException e) {
      // Only this service writes to its repartition topic: that is a defect, not bad input.
      throw new SerializationException("A part of a Series cannot be decoded", e);
    }
  }
}
