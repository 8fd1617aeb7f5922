package io.agnoscope.inference.worker;

import io.agnoscope.schemas.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ShareConsumer;

/**
 * A member of a share group. The broker locks what it delivers, counts deliveries, and gives a
 * Trial whose lock ran out to another member.
 *
 * <p>After a renewal the client gives the renewed records again at the next poll, and fetches no
 * others before.
 */
final class ShareGroupFeed implements TrialFeed {

  private static final Duration ACKNOWLEDGE_PATIENCE = Duration.ofSeconds(10);

  private final ShareConsumer<byte[], byte[]> consumer;

  /**
   * A feed that owns the consumer.
   *
   * @param consumer of explicit acknowledgement
   */
  ShareGroupFeed(ShareConsumer<byte[], byte[]> consumer) {
    this.consumer = consumer;
    consumer.subscribe(List.of(Topics.TRIALS.name()));
  }

  @Override
  public List<Delivery> poll(Duration patience) {
    List<Delivery> deliveries = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> entry : consumer.poll(patience)) {
      deliveries.add(new Delivery(entry, entry.deliveryCount().orElse((short) 1)));
    }
    return deliveries;
  }

  @Override
  public void settle(Delivery delivery, Settlement settlement) {
    consumer.acknowledge(
        delivery.entry(),
        switch (settlement) {
          case ACCEPT -> AcknowledgeType.ACCEPT;
          case RELEASE -> AcknowledgeType.RELEASE;
          case RENEW -> AcknowledgeType.RENEW;
        });
  }

  @Override
  public List<Refusal> commit() {
    List<Refusal> refusals = new ArrayList<>();
    consumer
        .commitSync(ACKNOWLEDGE_PATIENCE)
        .forEach((partition, failure) ->
            failure.ifPresent(why -> refusals.add(new Refusal(partition.topicPartition(), why))));
    return refusals;
  }

  @Override
  public void close() {
    consumer.close(ACKNOWLEDGE_PATIENCE);
  }
}
