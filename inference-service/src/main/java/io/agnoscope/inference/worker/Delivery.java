package io.agnoscope.inference.worker;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record of the Trials topic in a worker's hand.
 *
 * @param count how often it was delivered, this time included
 */
record Delivery(ConsumerRecord<byte[], byte[]> entry, int count) {

  /** Where the record is, the same however often it is delivered. */
  Place place() {
    return new Place(entry.partition(), entry.offset());
  }

  /** Bytes of the record as it came. */
  int bytes() {
    return Math.max(0, entry.serializedValueSize());
  }

  /** A place in the Trials topic. */
  record Place(int partition, long offset) {}
}
