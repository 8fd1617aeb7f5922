package io.agnoscope.scoring;

import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.scoring.statistics.text.Embeddings;
import io.agnoscope.scoring.topology.ScoringSettings;
import io.agnoscope.scoring.topology.ScoringTopology;
import io.agnoscope.scoring.topology.Stores;
import io.agnoscope.tracing.Traces;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.jboss.logging.Logger;

/** What the Kafka Streams extension runs. */
@Singleton
public final class StreamsApplication {
  private static final Logger LOG = Logger.getLogger(StreamsApplication.class);

  @Produces
  @Singleton
  InstantSource clock() {
    return InstantSource.system();
  }

  @Produces
  @Singleton
  Topology topology(
      RecordCodec codec,
      ScoringConfig config,
      DetectorConfig detector,
      Embeddings embeddings,
      Traces traces) {
    ScoringSettings settings =
        new ScoringSettings(
            config.identityRetention(),
            config.lostAfter(),
            config.windowRetention(),
            config.closeGrace(),
            config.forwardEvery(),
            embeddings);
    return ScoringTopology.build(
        codec, settings, detector.settings(), Stores.Kind.PERSISTENT, traces);
  }

  @Produces
  @Singleton
  KafkaClientSupplier clients() {
    return new BoundedClients();
  }

  /** A broker that restarts or is away for long breaks a thread, not the service. */
  @Produces
  @Singleton
  StreamsUncaughtExceptionHandler uncaught(InstantSource clock) {
    ThreadReplacements replacements = new ThreadReplacements(clock);
    return failure -> {
      LOG.errorf(failure, "A scoring thread broke");
      return replacements.allowed()
          ? StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD
          : StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    };
  }
}
