package io.agnoscope.scoring.operator;

import io.agnoscope.schemas.OperatorAction;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.topic.Topics;
import io.agnoscope.scoring.Broker;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Writes operators' actions to {@code agnoscope.operator-actions}. Thread-safe. */
@Singleton
public final class OperatorActions {
  private static final int ANSWER_WITHIN_MILLIS = 5_000;
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(3);

  private final Map<String, Object> config;
  private final RecordCodec codec;
  private @Nullable Producer<byte[], byte[]> producer;

  @Inject
  OperatorActions(Broker broker, RecordCodec codec) {
    this(broker.config(), codec);
  }

  OperatorActions(Map<String, Object> broker, RecordCodec codec) {
    this.config = broker;
    this.codec = codec;
  }

  /**
   * Writes the action and waits for the broker's acknowledgement, ten seconds at most.
   *
   * @throws BrokerAwayException if there was none; the action may still be on the topic, and asking
   *     again does no harm
   */
  public void write(OperatorAction action) {
    try {
      byte[] key = action.getSubject().getBytes(StandardCharsets.UTF_8);
      var acknowledged =
          producer()
              .send(new ProducerRecord<>(Topics.OPERATOR_ACTIONS.name(), key, codec.encode(action)))
              .get();
      if (!acknowledged.hasOffset()) {
        throw new IllegalStateException("acknowledged without an offset");
      }
    } catch (KafkaException | ExecutionException e) {
      throw new BrokerAwayException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BrokerAwayException(e);
    }
  }

  void stop(@Observes ShutdownEvent event) {
    close();
  }

  synchronized void close() {
    if (producer != null) {
      producer.close(CLOSE_WITHIN);
      producer = null;
    }
  }

  private synchronized Producer<byte[], byte[]> producer() {
    if (producer == null) {
      config.keySet().retainAll(ProducerConfig.configNames());
      config.put(ProducerConfig.CLIENT_ID_CONFIG, "agnoscope-scoring-operator-actions");
      config.put(ProducerConfig.ACKS_CONFIG, "all");
      config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
      config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
      config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, ANSWER_WITHIN_MILLIS);
      config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_WITHIN_MILLIS);
      config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, ANSWER_WITHIN_MILLIS);
      producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }
    return producer;
  }
}
