package io.agnoscope.schemas.topic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
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
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Brings the declared topics and groups into being. What exists already is left as it is. */
public final class Provisioner {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private Provisioner() {}

  /**
   * Creates the topics that are missing, with the broker's default replication, and returns when
   * every one has a leader for each of its partitions. Several services may do this at once.
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
    for (KafkaFuture<Void> created : admin.createTopics(missing).values().values()) {
      try {
        await(created, deadline);
      } catch (TopicExistsException e) {
        // Another service was faster. It creates from the same declaration.
      }
    }
    List<String> names = declarations.stream().<String>map(TopicDeclaration::name).toList();
    while (!allHaveLeaders(admin, names, deadline)) {
      pause(deadline);
    }
  }

  /**
   * Sets the group's configurations as declared. To be done before the group's first record, since
   * a group that has begun keeps the start that it had.
   *
   * @throws KafkaException if the broker refuses, or is not there within a minute
   */
  public static void applyGroup(Admin admin, GroupDeclaration group) {
    List<AlterConfigOp> settings =
        group.configs().entrySet().stream()
            .map(entry -> new ConfigEntry(entry.getKey(), entry.getValue()))
            .map(entry -> new AlterConfigOp(entry, AlterConfigOp.OpType.SET))
            .toList();
    await(
        admin.incrementalAlterConfigs(Map.of(resource(group), settings)).all(),
        System.nanoTime() + PATIENCE.toNanos());
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
