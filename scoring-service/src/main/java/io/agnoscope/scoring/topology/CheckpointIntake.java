package io.agnoscope.scoring.topology;

import io.agnoscope.schemas.CheckpointEvent;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.codec.UndecodableRecordException;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Notes which checkpoints there are, and which are promoted. */
final class CheckpointIntake extends ContextualProcessor<byte[], byte[], String, Emission> {
  private final RecordCodec codec;
  private @Nullable PromotedCheckpoints promoted;
  private @Nullable CheckpointVersions versions;

  CheckpointIntake(RecordCodec codec) {
    this.codec = codec;
  }

  @Override
  public void init(ProcessorContext<String, Emission> context) {
    super.init(context);
    KeyValueStore<String, Long> store = context.getStateStore(Stores.PROMOTED);
    promoted = new PromotedCheckpoints(store);
    KeyValueStore<String, Long> known = context.getStateStore(Stores.CHECKPOINT_VERSIONS);
    versions = new CheckpointVersions(known);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    if (promoted == null || versions == null) {
      throw new IllegalStateException("init comes before process");
    }
    if (Erasure.is(record)) {
      return;
    }
    try {
      CheckpointEvent event = codec.decode(record.value(), CheckpointEvent.class);
      promoted.note(event);
      versions.note(event);
    } catch (UndecodableRecordException e) {
      context()
          .forward(
              Refusals.ofNoSample(context(), codec, record, UnreadableException.undecodable(e)));
    }
  }
}
