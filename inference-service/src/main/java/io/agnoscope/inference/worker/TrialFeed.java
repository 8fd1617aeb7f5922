package io.agnoscope.inference.worker;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * One member of the group that shares the Trials. Every delivery of a poll is settled before the
 * next poll. Used by one thread.
 */
interface TrialFeed extends AutoCloseable {

  /**
   * Waits for Trials. While some were renewed it gives these again and acquires no others; one that
   * was renewed and does not come has been lost to another worker.
   *
   * @throws KafkaException when there is no going on with this feed
   */
  List<Delivery> poll(Duration patience);

  /** Says what becomes of a delivery of the last poll; takes effect with {@link #commit}. */
  void settle(Delivery delivery, Settlement settlement);

  /**
   * Has the broker take the settlements.
   *
   * @return those that it did not take: these Trials are delivered again
   */
  List<Refusal> commit();

  /** Hands back what is not settled, and leaves the group. */
  @Override
  void close();

  /** Settlements of one partition that the broker did not take. */
  record Refusal(TopicPartition partition, KafkaException why) {}
}
