package io.agnoscope.perturbation.broker;

import io.agnoscope.perturbation.replay.BrokerAwayException;
import io.agnoscope.perturbation.replay.TrialLog;
import io.agnoscope.perturbation.trial.UnusableSampleException;
import io.agnoscope.schemas.Sample;
import io.agnoscope.schemas.topic.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Appends Trials of replays to {@code agnoscope.trials}, each acknowledged before the next. */
final class KafkaTrialLog implements TrialLog {

  private static final int DELIVERY_MILLIS = 15_000;
  private static final int REQUEST_MILLIS = 5_000;
  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(1);

  private final Brokers brokers;
  private final TrialRecords records;
  private Optional<Producer<String, byte[]>> open = Optional.empty();

  KafkaTrialLog(Brokers brokers, TrialRecords records) {
    this.brokers = brokers;
    this.records = records;
  }

  @Override
  public void append(Sample sample)
      throws UnusableSampleException, BrokerAwayException, InterruptedException {
    try {
      byte[] trial = records.bytes(records.trial(sample));
      var unused =
          producer().send(new ProducerRecord<>(Topics.TRIALS.name(), sample.getId(), trial)).get();
    } catch (ExecutionException e) {
      throw new BrokerAwayException(e);
    } catch (InterruptException e) {
      throw SamplesConsumer.interrupted();
    } catch (KafkaException e) {
      throw new BrokerAwayException(e);
    }
  }

  @Override
  public void close() {
    open.ifPresent(producer -> producer.close(CLOSE_PATIENCE));
  }

  private Producer<String, byte[]> producer() {
    if (open.isEmpty()) {
      Map<String, Object> config = brokers.config("agnoscope-replay");
      config.put(ProducerConfig.ACKS_CONFIG, "all");
      config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
      config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
      config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
      config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_MILLIS);
      config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MILLIS);
      config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, REQUEST_MILLIS);
      config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.TRIALS.maxMessageBytes());
      open =
          Optional.of(
              new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer()));
    }
    return open.get();
  }
}
