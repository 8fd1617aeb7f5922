package io.agnoscope.scoring.topology;

import org.apache.kafka.streams.processor.api.Record;

/**
 * A record without a value: the content under its key was erased. It is no poison, and it changes
 * no count, for those hold no content.
 */
final class Erasure {
  private Erasure() {}

  static boolean is(Record<byte[], byte[]> record) {
    return record.value() == null;
  }
}
