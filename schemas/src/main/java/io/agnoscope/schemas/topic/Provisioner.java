package io.agnoscope.schemas.topic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the declared topics and groups into being. Of a topic that exists already, only the
 * settings that say how long content stays are brought to the declaration.
 */
public final class Provisioner {

  private static final Logger LOG = LoggerFactory.getLogger(Provisioner.class);

  /** What erasure rests on; the rest of a topic that exists is its operator's. */
  private static final Set<String> ALIGNED =
      Set.of(
          TopicConfig.CLEANUP_POLICY_CONFIG,
          TopicConfig.RETENTION_MS_CONFIG,
          TopicConfig.SEGMENT_MS_CONFIG,
          TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG,
          TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG,
          TopicConfig.DELETE_RETENTION_MS_CONFIG);

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private Provisioner() {}

  /**
   * Creates the topics that are missing, with the broker's default replication, waits until every
   * one has a leader for each of its partitions, and aligns those that were there. Several services
   * may do this at once. A retention that is shorter than declared is left alone.
   *
   * @throws KafkaException if the broker refuses, or is not there within a minute
   */
  public static void provision(Admin admin) {
    provision(admin, Topics.all());
  }

  static void provision(Admin admin, Collection<TopicDeclaration<?>> declarations) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    Set<String> present = await(admin.listTopics().names(), deadline);
    List<NewTopic> missing = new ArrayList<>();
    for (TopicDeclaration<?> declaration : declarations) {
      if (!present.contains(declaration.name())) {
        missing.add(
            new NewTopic(
                    declaration.name(), Optional.of(declaration.partitions()), Optional.empty())
                .configs(declaration.configs()));
      }
    }
    for (Map.Entry<String, KafkaFuture<Void>> created :
        admin.createTopics(missing).values().entrySet()) {
      try {
        await(created.getValue(), deadline);
      } catch (TopicExistsException e) {
        // Another service was faster, or the topic was there and not yet known to this broker.
      } catch (AuthorizationException e) {
        throw new AuthorizationException(
            "the topic "
                + created.getKey()
                + " is missing, or may not be seen from here, and may not be made from here",
            e);
      }
    }
    List<String> names = declarations.stream().<String>map(TopicDeclaration::name).toList();
    while (!allHaveLeaders(admin, names, deadline)) {
      pause(deadline);
    }
    align(admin, declarations, deadline);
  }

  private static void align(
      Admin admin, Collection<TopicDeclaration<?>> declarations, long deadline) {
    try {
      List<ConfigResource> resources = declarations.stream().map(Provisioner::resource).toList();
      Map<ConfigResource, Config> present = await(admin.describeConfigs(resources).all(), deadline);
      Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
      for (TopicDeclaration<?> declaration : declarations) {
        List<AlterConfigOp> differing = differing(declaration, present.get(resource(declaration)));
        if (!differing.isEmpty()) {
          changes.put(resource(declaration), differing);
          LOG.info("a topic is brought to its declaration topic={}", declaration.name());
        }
      }
      await(admin.incrementalAlterConfigs(changes).all(), deadline);
    } catch (AuthorizationException e) {
      LOG.warn(
          "the topics' settings may not be changed from here: see to it that they are those declared"
              + " error={}",
          e.toString());
    }
  }

  private static List<AlterConfigOp> differing(
      TopicDeclaration<?> declaration, @Nullable Config present) {
    return declaration.configs().entrySet().stream()
        .filter(declared -> ALIGNED.contains(declared.getKey()))
        .filter(declared -> present == null || differs(declared, present.get(declared.getKey())))
        .map(declared -> new ConfigEntry(declared.getKey(), declared.getValue()))
        .map(entry -> new AlterConfigOp(entry, AlterConfigOp.OpType.SET))
        .toList();
  }

  private static boolean differs(
      Map.Entry<String, String> declared, @Nullable ConfigEntry present) {
    if (present == null || present.value() == null) {
      return true;
    }
    return switch (declared.getKey()) {
      // "compact,delete" and "delete,compact" are the same.
      case TopicConfig.CLEANUP_POLICY_CONFIG ->
          !Set.of(declared.getValue().split(",", -1))
              .equals(Set.of(present.value().replace(" ", "").split(",", -1)));
      case TopicConfig.RETENTION_MS_CONFIG -> {
        long millis = Long.parseLong(present.value());
        yield millis < 0 || millis > Long.parseLong(declared.getValue());
      }
      default -> !declared.getValue().equals(present.value());
    };
  }

  private static ConfigResource resource(TopicDeclaration<?> declaration) {
    return new ConfigResource(ConfigResource.Type.TOPIC, declaration.name());
  }

  /**
   * Sets the group's configurations as declared. To be done before the group's first record, since
   * a group that has begun keeps the start that it had.
   *
   * <p>Where they may not be changed from here, that is logged, and whoever may has to see to it:
   * what rests on them asks {@link #groupApplied}.
   *
   * @throws KafkaException if the broker refuses otherwise, or is not there within a minute
   */
  public static void applyGroup(Admin admin, GroupDeclaration group) {
    List<AlterConfigOp> settings =
        group.configs().entrySet().stream()
            .map(entry -> new ConfigEntry(entry.getKey(), entry.getValue()))
            .map(entry -> new AlterConfigOp(entry, AlterConfigOp.OpType.SET))
            .toList();
    try {
      await(
          admin.incrementalAlterConfigs(Map.of(resource(group), settings)).all(),
          System.nanoTime() + PATIENCE.toNanos());
    } catch (AuthorizationException e) {
      LOG.warn(
          "the group's settings may not be changed from here group={} error={}",
          group.name(),
          e.toString());
    }
  }

  /**
   * Returns whether the group's configurations on the broker are those declared.
   *
   * @throws KafkaException if the broker refuses, or is not there within a minute
   */
  public static boolean groupApplied(Admin admin, GroupDeclaration group) {
    Map<ConfigResource, Config> described =
        await(
            admin.describeConfigs(List.of(resource(group))).all(),
            System.nanoTime() + PATIENCE.toNanos());
    Config present = described.getOrDefault(resource(group), new Config(List.of()));
    return group.configs().entrySet().stream()
        .allMatch(declared ->
            Optional.ofNullable(present.get(declared.getKey()))
                .map(ConfigEntry::value)
                .filter(declared.getValue()::equals)
                .isPresent());
  }

  private static ConfigResource resource(GroupDeclaration group) {
    return new ConfigResource(ConfigResource.Type.GROUP, group.name());
  }

  private static boolean allHaveLeaders(Admin admin, List<String> names, long deadline) {
    try {
      Map<String, TopicDescription> described =
          await(admin.describeTopics(names).allTopicNames(), deadline);
      return described.values().stream()
          .flatMap(topic -> topic.partitions().stream())
          .allMatch(partition -> partition.leader() != null && !partition.leader().isEmpty());
    } catch (UnknownTopicOrPartitionException e) {
      // Created, but the broker that answered has not heard of it yet.
      return false;
    }
  }

  private static void pause(long deadline) {
    if (System.nanoTime() > deadline) {
      throw new TimeoutException("topics were created but have no leaders yet");
    }
    try {
      TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private static <V> V await(KafkaFuture<V> future, long deadline) {
    try {
      return future.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new KafkaException(e);
    } catch (java.util.concurrent.TimeoutException e) {
      throw new TimeoutException("the broker did not answer in time", e);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
