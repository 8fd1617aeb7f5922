package io.agnoscope.schemas.codec;

import io.agnoscope.schemas.topic.TopicDeclaration;
import io.agnoscope.schemas.topic.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The schemas on {@code agnoscope.schemas}. A schema counts as announced once it was read from the
 * topic, whoever published it. A {@link SchemaFollower} reads and publishes; callers wait here.
 */
final class SchemaTopic implements SchemaDirectory {

  private static final Duration ANNOUNCE_PATIENCE = Duration.ofSeconds(30);
  private static final Duration SHORT_PATIENCE = Duration.ofMillis(300);
  private static final Duration IMPATIENT_FOR = Duration.ofMinutes(1);

  private final Duration patience;
  private final KnownSchemas known = new KnownSchemas();
  private final Map<Long, Schema> unannounced = new ConcurrentHashMap<>();
  private final Set<Long> announced = ConcurrentHashMap.newKeySet();
  private final Object change = new Object();
  private final SchemaFollower follower;
  private volatile long impatientUntilNanos = System.nanoTime();
  private volatile boolean closed;

  private SchemaTopic(TopicClients clients, Duration patience) {
    this.patience = patience;
    for (TopicDeclaration<?> topic : Topics.all()) {
      toAnnounce(SpecificData.get().getSchema(topic.valueType()));
    }
    this.follower = new SchemaFollower(clients, unannounced, this::seen);
  }

  static SchemaTopic follow(Map<String, Object> kafkaConfig, Duration patience) {
    SchemaTopic topic = new SchemaTopic(new TopicClients(kafkaConfig), patience);
    topic.follower.start();
    return topic;
  }

  /**
   * Waits in full for an unknown schema, but only briefly in the minute after a wait in vain, so
   * that a run of records with invented fingerprints does not hold up those behind it. A schema
   * that was published before its first record is found by the brief wait too.
   */
  @Override
  public @Nullable Schema find(long fingerprint) {
    Schema schema = known.find(fingerprint);
    if (schema != null) {
      return schema;
    }
    boolean brief = impatientUntilNanos - System.nanoTime() > 0;
    Duration wait = brief && SHORT_PATIENCE.compareTo(patience) < 0 ? SHORT_PATIENCE : patience;
    boolean found = await(() -> known.find(fingerprint) != null, wait);
    if (!found && !brief) {
      impatientUntilNanos = System.nanoTime() + IMPATIENT_FOR.toNanos();
    }
    return known.find(fingerprint);
  }

  @Override
  public void announce(Schema schema) {
    long fingerprint = KnownSchemas.fingerprint(schema);
    if (!announced.contains(fingerprint)) {
      toAnnounce(schema);
    }
    if (!await(() -> announced.contains(fingerprint), ANNOUNCE_PATIENCE)) {
      throw new TimeoutException(
          "schema %s could not be published to %s within %d s"
              .formatted(schema.getName(), Topics.SCHEMAS.name(), ANNOUNCE_PATIENCE.toSeconds()));
    }
  }

  @Override
  public void close() {
    closed = true;
    signal();
    follower.close();
  }

  private void toAnnounce(Schema schema) {
    known.add(schema);
    unannounced.put(KnownSchemas.fingerprint(schema), schema);
  }

  private boolean seen(Schema schema) {
    boolean kept = known.add(schema);
    long fingerprint = KnownSchemas.fingerprint(schema);
    if (unannounced.remove(fingerprint) != null) {
      announced.add(fingerprint);
    }
    signal();
    return kept;
  }

  private void signal() {
    synchronized (change) {
      change.notifyAll();
    }
  }

  private boolean await(BooleanSupplier condition, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    synchronized (change) {
      while (!condition.getAsBoolean()) {
        long left = deadline - System.nanoTime();
        if (left <= 0 || closed) {
          return false;
        }
        try {
          change.wait(left / 1_000_000 + 1);
        } catch (InterruptedException e) {
          throw new InterruptException(e);
        }
      }
      return true;
    }
  }
}
