package io.agnoscope.scoring.topology;

import io.agnoscope.tracing.ActiveSpan;
import io.agnoscope.tracing.TraceHeaders;
import io.agnoscope.tracing.Traces;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Has another processor work on each record within a span of the record's trace. Of the record's
 * headers it sees that trace alone: Streams sends on whatever headers a record came with, however
 * large, with all that is made of it. Timers of the other processor run outside of any trace.
 */
final class TracedProcessor<K, V> implements Processor<byte[], byte[], K, V> {

  private final Processor<byte[], byte[], K, V> work;
  private final Traces traces;
  private @Nullable ProcessorContext<K, V> context;

  private TracedProcessor(Processor<byte[], byte[], K, V> work, Traces traces) {
    this.work = work;
    this.traces = traces;
  }

  /** Makes them around what the other makes. */
  static <K, V> ProcessorSupplier<byte[], byte[], K, V> around(
      ProcessorSupplier<byte[], byte[], K, V> work, Traces traces) {
    return () -> new TracedProcessor<>(work.get(), traces);
  }

  @Override
  public void init(ProcessorContext<K, V> processorContext) {
    this.context = processorContext;
    work.init(processorContext);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    if (context == null) {
      throw new IllegalStateException("init comes before process");
    }
    RecordMetadata place =
        context
            .recordMetadata()
            .orElseThrow(() -> new IllegalStateException("a record in process has a place"));
    try (ActiveSpan span =
        traces.process(place.topic(), place.partition(), place.offset(), record.headers())) {
      work.process(record.withHeaders(TraceHeaders.of(span.context())));
    }
  }

  @Override
  public void close() {
    work.close();
  }
}
