package io.agnoscope.perturbation.broker;

import io.agnoscope.perturbation.config.PerturbCatalogue;
import io.agnoscope.perturbation.config.PerturbationConfig;
import io.agnoscope.perturbation.config.PerturbationMetrics;
import io.agnoscope.perturbation.images.Pictures;
import io.agnoscope.perturbation.trial.TrialMaker;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.topic.Topics;
import io.agnoscope.tracing.Traces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the topology from Samples to Trials, exactly once. */
@Singleton
public class PerturbStreams {

  /** Names the consumer group and the transactions; never changes. */
  public static final String APPLICATION_ID = "agnoscope-perturbation";

  private static final Logger LOG = LoggerFactory.getLogger(PerturbStreams.class);

  /** How long the work of an instance that was killed lies still. */
  private static final Duration TAKE_OVER_AFTER = Duration.ofSeconds(10);

  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(20);

  private static final CloseOptions LEAVING =
      CloseOptions.timeout(CLOSE_PATIENCE)
          .withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP);

  private final Brokers brokers;
  private final RecordCodec codec;
  private final PerturbationConfig config;
  private final PerturbCatalogue catalogue;
  private final Pictures pictures;
  private final PerturbationMetrics metrics;
  private final Traces traces;
  private volatile @Nullable KafkaStreams streams;

  public PerturbStreams(
      Brokers brokers,
      RecordCodec codec,
      PerturbationConfig config,
      PerturbCatalogue catalogue,
      Pictures pictures,
      PerturbationMetrics metrics,
      Traces traces) {
    this.traces = traces;
    this.brokers = brokers;
    this.codec = codec;
    this.config = config;
    this.catalogue = catalogue;
    this.pictures = pictures;
    this.metrics = metrics;
  }

  /** Starts; the topics must be there. */
  public void start() {
    Clock clock = Clock.systemUTC();
    TrialMaker maker =
        new TrialMaker(
            catalogue.catalogue(),
            config.perturb().seed(),
            catalogue.switches(),
            pictures::bytes,
            metrics::viewOmitted,
            clock);
    KafkaStreams started =
        new KafkaStreams(
            PerturbTopology.of(codec, maker, clock, this::count, traces), properties());
    started.setUncaughtExceptionHandler(failure -> {
      LOG.error("a stream thread failed and is replaced", failure);
      return StreamThreadExceptionResponse.REPLACE_THREAD;
    });
    streams = started;
    started.start();
  }

  /** Whether Samples are, or will presently be, made into Trials. */
  public boolean running() {
    KafkaStreams present = streams;
    return present != null && present.state().isRunningOrRebalancing();
  }

  /** Whether it came to an end that it does not come back from. */
  public boolean broken() {
    KafkaStreams present = streams;
    return present != null && present.state() == KafkaStreams.State.ERROR;
  }

  /** Stops after the records in hand, and leaves them to others at once. */
  public void stop() {
    KafkaStreams present = streams;
    if (present != null && !present.close(LEAVING)) {
      LOG.warn("the stream threads did not stop in time seconds={}", CLOSE_PATIENCE.toSeconds());
    }
  }

  private void count(PerturbOutcome outcome) {
    switch (outcome) {
      case PerturbOutcome.Made made -> metrics.trialMade();
      case PerturbOutcome.GivenUp givenUp -> metrics.deadLetter(givenUp.cause());
    }
  }

  private Properties properties() {
    Map<String, Object> settings = brokers.config(APPLICATION_ID);
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION_ID);
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.perturb().threads());
    settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 100);
    settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 100);
    settings.put(
        StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG),
        (int) TAKE_OVER_AFTER.toMillis());
    settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 3_000);
    settings.put(
        StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
        Topics.DEAD_LETTERS.maxMessageBytes());
    settings.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
    Properties properties = new Properties();
    properties.putAll(settings);
    return properties;
  }
}
