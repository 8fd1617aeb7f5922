package io.agnoscope.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.agnoscope.kafkatesting.SecuredBroker;
import io.agnoscope.kafkatesting.TemporaryFolder;
import io.agnoscope.schemas.signing.KeyPairFiles;
import io.agnoscope.schemas.topic.Groups;
import io.agnoscope.schemas.topic.Provisioner;
import io.agnoscope.schemas.topic.TopicDeclaration;
import io.agnoscope.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The packaged services on a broker that talks TLS, knows each by name, and lets it do exactly what
 * the Kubernetes manifests say. Checkpoints are signed.
 */
@SuppressWarnings("NullAway.Init") // Set before all.
final class SecuredPipelineTest {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Map<String, List<AclBinding>> USERS = KafkaUsers.bindings();

  private static final List<String> GROUPS =
      List.of("agnoscope-perturbation", "agnoscope-scoring", Groups.inference("tinyvlm").name());

  private static SecuredBroker broker;
  private static Path folder;

  @BeforeAll
  static void start() throws Exception {
    folder = Files.createTempDirectory("agnoscope-secured");
    KeyPairFiles.make(Files.createDirectory(folder.resolve("keys")));
    broker = SecuredBroker.start(USERS.keySet());
    try (Admin administrator =
        Admin.create(new HashMap<String, Object>(broker.client(SecuredBroker.ADMINISTRATOR)))) {
      Provisioner.provision(administrator);
      Provisioner.applyGroup(administrator, Groups.inference("tinyvlm"));
      administrator.createAcls(USERS.values().stream().flatMap(List::stream).toList()).all().get();
    }
  }

  @AfterAll
  static void stop() {
    broker.close();
    TemporaryFolder.remove(folder);
  }

  @Test
  void probesAreScoredAndHardExamplesKept() throws IOException {
    try (Service ingest = start("perturbation-service", "ingest", "ingest,probes");
        Service perturb = start("perturbation-service", "perturb", "perturb");
        Service inference = start("inference-service", "inference", "");
        Service scoring = start("scoring-service", "scoring", "");
        Service trainer = start("trainer-service", "trainer", "")) {
      List<Service> all = List.of(ingest, perturb, inference, scoring, trainer);
      await("all services are ready")
          .atMost(PATIENCE)
          .until(() -> all.stream().allMatch(Service::ready));
      await("probes are scored, and what the model got wrong is kept to be learnt from")
          .atMost(PATIENCE)
          .untilAsserted(() -> {
            all.forEach(Service::requireAlive);
            var pipeline = Http.json(scoring.port, "/api/v1/pipeline");
            assertThat(pipeline.get("scored").asLong()).isGreaterThan(20);
            assertThat(pipeline.get("deadLettered").asLong()).isZero();
            assertThat(Http.json(trainer.port, "/api/v1/trainer").at("/next/have").asLong())
                .isPositive();
          });
      // The trainer's first checkpoint, which it signed, is what answers.
      var worker = Http.json(inference.port, "/api/v1/inference");
      assertThat(worker.get("checkpointsVerified").asBoolean()).isTrue();
      assertThat(worker.get("refusedAnnouncements")).isEmpty();
      assertThat(worker.get("version").asInt()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @MethodSource("users")
  void aServiceIsRefusedWhatItShouldNotWrite(String user) {
    Map<String, Object> settings = new HashMap<>(broker.client(user));
    settings.put("max.block.ms", 20_000);
    // Idempotent producers ask for an id first, and nothing is to be written here.
    settings.put("enable.idempotence", false);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (String topic : withheld(user, AclOperation.WRITE)) {
        assertThatExceptionOfType(ExecutionException.class)
            .as("%s writes to %s", user, topic)
            .isThrownBy(() -> producer.send(new ProducerRecord<>(topic, new byte[1])).get())
            .withCauseInstanceOf(TopicAuthorizationException.class);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("users")
  void aServiceIsRefusedWhatItShouldNotRead(String user) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(user, Map.of())) {
      List<String> topics = new ArrayList<>(withheld(user, AclOperation.READ));
      topics.add("__consumer_offsets");
      for (String topic : topics) {
        TopicPartition first = new TopicPartition(topic, 0);
        assertThatExceptionOfType(TopicAuthorizationException.class)
            .as("%s reads from %s", user, topic)
            .isThrownBy(() -> {
              consumer.assign(List.of(first));
              consumer.seek(first, 0);
              consumer.poll(Duration.ofSeconds(20));
            });
      }
    }
  }

  @ParameterizedTest
  @MethodSource("users")
  void aServiceIsRefusedTheGroupsOfOthers(String user) {
    Map<TopicPartition, OffsetAndMetadata> first =
        Map.of(new TopicPartition(Topics.SCHEMAS.name(), 0), new OffsetAndMetadata(0));
    for (String group : GROUPS) {
      if (!may(user, AclOperation.READ, ResourceType.GROUP, group)) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(user, Map.of("group.id", group))) {
          assertThatExceptionOfType(GroupAuthorizationException.class)
              .as("%s takes part in %s", user, group)
              .isThrownBy(() -> consumer.commitSync(first, Duration.ofSeconds(20)));
        }
      }
    }
  }

  private static KafkaConsumer<byte[], byte[]> consumer(String user, Map<String, Object> more) {
    Map<String, Object> settings = new HashMap<>(broker.client(user));
    settings.putAll(more);
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** The topics on which a user does not have that right; there are some for everybody. */
  private static List<String> withheld(String user, AclOperation operation) {
    List<String> topics =
        Topics.all().stream()
            .<String>map(TopicDeclaration::name)
            .filter(topic -> !may(user, operation, ResourceType.TOPIC, topic))
            .toList();
    assertThat(topics).isNotEmpty();
    return topics;
  }

  private static boolean may(String user, AclOperation operation, ResourceType type, String name) {
    return USERS.getOrDefault(user, List.of()).stream()
        .filter(binding -> binding.entry().operation() == operation)
        .map(AclBinding::pattern)
        .filter(pattern -> pattern.resourceType() == type)
        .anyMatch(pattern ->
            pattern.patternType() == PatternType.PREFIXED
                ? name.startsWith(pattern.name())
                : name.equals(pattern.name()));
  }

  static Stream<String> users() {
    return USERS.keySet().stream();
  }

  private static Service start(String module, String user, String roles) {
    Map<String, String> settings = new HashMap<>();
    broker
        .client(user)
        .forEach((name, value) ->
            settings.put("KAFKA_" + name.toUpperCase(Locale.ROOT).replace('.', '_'), value));
    settings.put("AGNOSCOPE_SCORING_STATE_DIRECTORY", folder.resolve("streams").toString());
    settings.put("AGNOSCOPE_CHECKPOINTS_DIR", folder.resolve("checkpoints").toString());
    settings.put("AGNOSCOPE_IMAGES_STORE", folder.resolve("images").toString());
    String signing = "AGNOSCOPE_CHECKPOINTS_SIGNING_";
    Path keys = folder.resolve("keys");
    if (user.equals("inference") || user.equals("trainer")) {
      settings.put(signing + "TRUSTED_KEYS", keys.resolve(KeyPairFiles.PUBLIC).toString());
    }
    if (user.equals("trainer")) {
      settings.put(signing + "PRIVATE_KEY_FILE", keys.resolve(KeyPairFiles.PRIVATE).toString());
    }
    if (!roles.isEmpty()) {
      settings.put("AGNOSCOPE_ROLES", roles);
    }
    return Service.start(module, user, folder, settings);
  }
}
