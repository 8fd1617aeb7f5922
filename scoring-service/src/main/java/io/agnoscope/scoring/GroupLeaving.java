package io.agnoscope.scoring;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.jboss.logging.Logger;

/**
 * Says so when this instance stops, so that the others take over what it had at once. Kafka Streams
 * would stay in its group and be missed only after the session's time.
 */
@Singleton
final class GroupLeaving {
  private static final Logger LOG = Logger.getLogger(GroupLeaving.class);
  private static final Duration WITHIN = Duration.ofSeconds(10);

  private final KafkaStreams streams;

  @Inject
  GroupLeaving(KafkaStreams streams) {
    this.streams = streams;
  }

  /** Before the extension stops Kafka Streams in its own way. */
  void leave(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) ShutdownEvent event) {
    boolean stopped =
        streams.close(
            CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
                .withTimeout(WITHIN));
    if (!stopped) {
      LOG.warnf("Kafka Streams did not stop within=%s", WITHIN);
    }
  }
}
