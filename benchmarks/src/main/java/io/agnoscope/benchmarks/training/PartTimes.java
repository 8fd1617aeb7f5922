package io.agnoscope.benchmarks.training;

import io.agnoscope.vlm.training.StepPart;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingStream;

/** Adds up the parts of the steps that this process takes. */
final class PartTimes implements AutoCloseable {

  private static final double NANOSECONDS = TimeUnit.SECONDS.toNanos(1);

  private final RecordingStream stream = new RecordingStream();
  private final Map<String, Double> seconds = new TreeMap<>();

  private PartTimes() {
    stream.enable(StepPart.NAME).withoutStackTrace();
    stream.onEvent(StepPart.NAME, this::add);
    stream.startAsync();
  }

  /** Counts from now on. */
  static PartTimes record() {
    return new PartTimes();
  }

  /** Seconds by part until now, no second in two parts; nothing is counted afterwards. */
  Map<String, Double> seconds() {
    stream.stop(); // returns when every event was handed over
    for (String within : List.of(StepPart.ENCODE, StepPart.ASCENT)) {
      seconds.merge(StepPart.FORWARD, -seconds.getOrDefault(within, 0.0), Double::sum);
    }
    return seconds;
  }

  private void add(RecordedEvent event) {
    double took = event.getDuration().toNanos() / NANOSECONDS;
    seconds.merge(event.getString(StepPart.PART), took, Double::sum);
  }

  @Override
  public void close() {
    stream.close();
  }
}
