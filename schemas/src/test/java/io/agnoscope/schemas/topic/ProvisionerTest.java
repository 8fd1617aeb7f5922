package io.agnoscope.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agnoscope.kafkatesting.KafkaExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
final class ProvisionerTest {

  @RegisterExtension static final KafkaExtension KAFKA = new KafkaExtension();

  @Test
  void createsWhatIsDeclaredHoweverManyDoItAtOnce() throws Exception {
    try (ExecutorService services = Executors.newFixedThreadPool(4)) {
      List<Future<?>> runs = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        runs.add(
            services.submit(() -> {
              try (Admin admin = admin()) {
                Provisioner.provision(admin);
              }
            }));
      }
      for (Future<?> run : runs) {
        run.get(40, TimeUnit.SECONDS);
      }
    }

    try (Admin admin = admin()) {
      for (TopicDeclaration<?> topic : Topics.all()) {
        assertThat(describe(admin, topic.name()).partitions()).hasSize(topic.partitions());
        Config present = configs(admin, ConfigResource.Type.TOPIC, topic.name());
        topic
            .configs()
            .forEach((name, value) -> assertThat(present.get(name).value()).isEqualTo(value));
      }
    }
  }

  @Test
  void bringsATopicThatIsThereToWhatErasureNeedsAndLeavesTheRest() throws Exception {
    TopicDeclaration<?> declared = erasable("found-already", Duration.ofDays(7));
    Map<String, String> before =
        Map.of("cleanup.policy", "delete", "retention.ms", "-1", "segment.bytes", "1048576");
    try (Admin admin = admin()) {
      create(admin, "found-already", before);

      Provisioner.provision(admin, List.of(declared));

      assertThat(describe(admin, "found-already").partitions()).hasSize(2);
      await()
          .until(() ->
              configs(admin, ConfigResource.Type.TOPIC, "found-already")
                  .get("cleanup.policy")
                  .value()
                  .equals("compact,delete"));
      Config present = configs(admin, ConfigResource.Type.TOPIC, "found-already");
      for (String name :
          List.of(
              "cleanup.policy",
              "retention.ms",
              "segment.ms",
              "min.compaction.lag.ms",
              "max.compaction.lag.ms",
              "delete.retention.ms")) {
        assertThat(present.get(name).value()).isEqualTo(declared.configs().get(name));
      }
      assertThat(present.get("segment.bytes").value()).isEqualTo("1048576");
    }
  }

  @Test
  void leavesARetentionThatIsShorterThanDeclared() throws Exception {
    TopicDeclaration<?> declared = erasable("kept-shorter", Duration.ofDays(7));
    try (Admin admin = admin()) {
      create(
          admin,
          "kept-shorter",
          Map.of("cleanup.policy", "delete,compact", "retention.ms", "3600000"));

      Provisioner.provision(admin, List.of(declared));

      await()
          .until(() ->
              configs(admin, ConfigResource.Type.TOPIC, "kept-shorter")
                  .get("max.compaction.lag.ms")
                  .value()
                  .equals("86400000"));
      Config present = configs(admin, ConfigResource.Type.TOPIC, "kept-shorter");
      assertThat(present.get("retention.ms").value()).isEqualTo("3600000");
      assertThat(present.get("cleanup.policy").value()).isEqualTo("delete,compact");
    }
  }

  private static TopicDeclaration<?> erasable(String name, Duration retention) {
    return new TopicDeclaration<>(
        name,
        Topics.SAMPLES.valueType(),
        4,
        retention,
        Cleanup.COMPACT_AND_DELETE,
        1 << 20,
        false,
        1L << 30);
  }

  private static void create(Admin admin, String name, Map<String, String> configs)
      throws Exception {
    admin
        .createTopics(
            List.of(new NewTopic(name, Optional.of(2), Optional.empty()).configs(configs)))
        .all()
        .get(20, TimeUnit.SECONDS);
  }

  @Test
  void tellsWhetherAGroupIsConfiguredAsDeclared() throws Exception {
    GroupDeclaration group = Groups.inference("a-target");
    try (Admin admin = admin()) {
      assertThat(Provisioner.groupApplied(admin, group)).isFalse();

      Provisioner.applyGroup(admin, group);

      // The broker answers before the change has gone through its metadata log.
      await().until(() -> Provisioner.groupApplied(admin, group));
      GroupDeclaration other =
          new GroupDeclaration(group.name(), Map.of("share.auto.offset.reset", "latest"));
      assertThat(Provisioner.groupApplied(admin, other)).isFalse();
    }
  }

  private static TopicDescription describe(Admin admin, String topic) throws Exception {
    return admin
        .describeTopics(List.of(topic))
        .allTopicNames()
        .get(20, TimeUnit.SECONDS)
        .values()
        .iterator()
        .next();
  }

  private static Config configs(Admin admin, ConfigResource.Type type, String name)
      throws Exception {
    ConfigResource resource = new ConfigResource(type, name);
    return admin
        .describeConfigs(List.of(resource))
        .all()
        .get(20, TimeUnit.SECONDS)
        .values()
        .iterator()
        .next();
  }

  private static Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", KAFKA.bootstrapServers()));
  }
}
