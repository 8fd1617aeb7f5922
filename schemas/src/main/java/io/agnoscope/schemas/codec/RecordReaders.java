package io.agnoscope.schemas.codec;

import java.io.IOException;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.io.Decoder;
import org.apache.avro.specific.SpecificData;

/** Readers that wait for their next record, a few of each version. Thread-safe. */
final class RecordReaders {

  /** Of each version: as many as there are likely to be processors that read at a time. */
  private static final int KEPT = 16;

  private final SpecificData data;
  private final Map<Versions, Queue<RecordReader>> waiting = new ConcurrentHashMap<>();

  RecordReaders(SpecificData data) {
    this.data = data;
  }

  private record Versions(Schema writer, Schema reader) {}

  /** The next record. What fails on one reads no other. */
  Object read(Schema writer, Schema reader, Decoder from) throws IOException {
    Queue<RecordReader> ofThese =
        waiting.computeIfAbsent(
            new Versions(writer, reader), unseen -> new ArrayBlockingQueue<>(KEPT));
    RecordReader one = ofThese.poll();
    if (one == null) {
      one = new RecordReader(writer, reader, data);
    }
    Object record = one.read(from);
    var unused = ofThese.offer(one);
    return record;
  }
}
