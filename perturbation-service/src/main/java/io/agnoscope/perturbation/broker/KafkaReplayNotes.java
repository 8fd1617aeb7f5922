package io.agnoscope.perturbation.broker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.agnoscope.perturbation.replay.BrokerAwayException;
import io.agnoscope.perturbation.replay.ReplayNotes;
import io.agnoscope.perturbation.replay.ReplayStatus;
import io.agnoscope.schemas.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes a replay in the metadata of an offset, committed for a group that is named after its run
 * and has no members. The broker forgets it as it forgets other offsets, after a week by default.
 */
public final class KafkaReplayNotes implements ReplayNotes, AutoCloseable {

  /** Stands before the run in the name of the group. */
  static final String GROUPS = "agnoscope.replay.";

  private static final Logger LOG = LoggerFactory.getLogger(KafkaReplayNotes.class);
  private static final TopicPartition PLACE = new TopicPartition(Topics.SAMPLES.name(), 0);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(1);
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private final Brokers brokers;
  private Optional<Admin> open = Optional.empty();

  public KafkaReplayNotes(Brokers brokers) {
    this.brokers = brokers;
  }

  @Override
  public void keep(ReplayStatus status) throws BrokerAwayException, InterruptedException {
    try {
      OffsetAndMetadata note = new OffsetAndMetadata(0, JSON.writeValueAsString(status));
      get(admin().alterConsumerGroupOffsets(GROUPS + status.run(), Map.of(PLACE, note)).all());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a status can always be written", e);
    } catch (KafkaException e) {
      throw new BrokerAwayException(e);
    }
  }

  @Override
  public List<ReplayStatus> kept() throws BrokerAwayException, InterruptedException {
    try {
      Map<String, ListConsumerGroupOffsetsSpec> groups =
          get(admin().listGroups(ListGroupsOptions.forConsumerGroups()).all()).stream()
              .filter(group -> group.type().filter(GroupType.SHARE::equals).isEmpty())
              .map(GroupListing::groupId)
              .filter(id -> id.startsWith(GROUPS))
              .collect(
                  Collectors.toMap(
                      id -> id,
                      id -> new ListConsumerGroupOffsetsSpec().topicPartitions(List.of(PLACE))));
      List<ReplayStatus> kept = new ArrayList<>();
      if (!groups.isEmpty()) {
        get(admin().listConsumerGroupOffsets(groups).all())
            .values()
            .forEach(offsets -> read(offsets.get(PLACE)).ifPresent(kept::add));
      }
      return kept;
    } catch (KafkaException e) {
      throw new BrokerAwayException(e);
    }
  }

  @Override
  public synchronized void close() {
    open.ifPresent(admin -> admin.close(CLOSE_PATIENCE));
  }

  private static Optional<ReplayStatus> read(@Nullable OffsetAndMetadata note) {
    if (note == null || note.metadata().isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(note.metadata(), ReplayStatus.class));
    } catch (JsonProcessingException e) {
      LOG.warn("a note of a replay cannot be read error={}", e.getClass().getSimpleName());
      return Optional.empty();
    }
  }

  private synchronized Admin admin() {
    if (open.isEmpty()) {
      Map<String, Object> config = brokers.config("agnoscope-replay-notes");
      config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
      config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
      open = Optional.of(Admin.create(config));
    }
    return open.get();
  }

  private static <T> T get(KafkaFuture<T> future) throws BrokerAwayException, InterruptedException {
    try {
      return future.get(2 * PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new BrokerAwayException(e);
    }
  }
}
