package io.agnoscope.schemas.topic;

import java.time.Duration;
import java.util.Map;

/** Every group of workers, declared once. */
public final class Groups {

  /**
   * How long a worker holds a Trial before the broker gives it to another, unless the worker renews
   * the lock. Brokers allow 15 s to 60 s by default.
   */
  public static final Duration TRIAL_LOCK = Duration.ofSeconds(30);

  /**
   * How often a Trial is delivered before the broker archives it without trace. Brokers of Kafka
   * 4.2 know this limit for the whole cluster only ({@code group.share.delivery.count.limit}), so
   * it is the broker's default that is written here, and workers must give up before it.
   */
  public static final int DELIVERY_LIMIT = 5;

  private Groups() {}

  /**
   * Returns the id of the consumer group of workers that answer a target's Trials on a broker
   * without share groups. Another id than the share group's, for a broker refuses the one type of
   * group under the id of the other.
   */
  public static String inferenceConsumers(String target) {
    if (target.isBlank()) {
      throw new IllegalArgumentException("an inference group needs a target");
    }
    return "agnoscope.inference-consumers." + target;
  }

  /**
   * Returns the share group of the workers that answer a target's Trials.
   *
   * <p>Without these configurations a new group would start at the end of the topic and would
   * deliver Trials of aborted transactions. The number of records locked per partition and the
   * delivery limit are not group configurations in Kafka 4.2.
   */
  public static GroupDeclaration inference(String target) {
    if (target.isBlank()) {
      throw new IllegalArgumentException("an inference group needs a target");
    }
    return new GroupDeclaration(
        "agnoscope.inference." + target,
        Map.of(
            "share.auto.offset.reset", "earliest",
            "share.isolation.level", "read_committed",
            "share.record.lock.duration.ms", Long.toString(TRIAL_LOCK.toMillis())));
  }
}
