package io.agnoscope.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.kafkatesting.KafkaExtension;
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
  void leavesATopicAsItFindsIt() throws Exception {
    TopicDeclaration<?> declared =
        new TopicDeclaration<>(
            "found-already",
            Topics.ALERTS.valueType(),
            4,
            Topics.ALERTS.retention(),
            Cleanup.COMPACT,
            1 << 20,
            false,
            1L << 30);
    try (Admin admin = admin()) {
      admin
          .createTopics(List.of(new NewTopic("found-already", Optional.of(2), Optional.empty())))
          .all()
          .get(20, TimeUnit.SECONDS);

      Provisioner.provision(admin, List.of(declared));

      assertThat(describe(admin, "found-already").partitions()).hasSize(2);
      assertThat(
              configs(admin, ConfigResource.Type.TOPIC, "found-already")
                  .get("cleanup.policy")
                  .value())
          .isEqualTo("delete");
    }
  }

  @Test
  void tellsWhetherAGroupIsConfiguredAsDeclared() throws Exception {
    GroupDeclaration group = Groups.inference("a-target");
    try (Admin admin = admin()) {
      assertThat(Provisioner.groupApplied(admin, group)).isFalse();

      Provisioner.applyGroup(admin, group);

      assertThat(Provisioner.groupApplied(admin, group)).isTrue();
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
