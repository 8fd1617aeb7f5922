package io.agnoscope.perturbation.source.kafka;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Takes the records of one source. Used by one thread. */
interface RecordIntake {

  /**
   * Takes a record; never throws for what is in it.
   *
   * @return what is done with: this record, or earlier ones that waited for it
   * @throws org.apache.kafka.common.KafkaException when the broker is away
   */
  List<Work> take(ConsumerRecord<byte[], byte[]> entry);

  /** What has waited for as long as it may. */
  List<Work> due();

  /** Lets go of what waits, for it will be read again. */
  void forget();
}
