package io.agnoscope.perturbation.source.kafka;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Where a record is. */
record Place(TopicPartition partition, long offset) {

  static Place of(ConsumerRecord<?, ?> entry) {
    return new Place(new TopicPartition(entry.topic(), entry.partition()), entry.offset());
  }
}
