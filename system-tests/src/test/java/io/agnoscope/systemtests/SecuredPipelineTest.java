package io.agnoscope.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.agnoscope.kafkatesting.SecuredBroker;
import io.agnoscope.schemas.topic.Groups;
import io.agnoscope.schemas.topic.Provisioner;
import io.agnoscope.schemas.topic.TopicDeclaration;
import io.agnoscope.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The packaged services on a broker that talks TLS, knows each by name, and lets it do exactly what
 * the Kubernetes manifests say.
 */
@SuppressWarnings("NullAway.Init") // Set before all.
final class SecuredPipelineTest {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Map<String, List<AclBinding>> USERS = KafkaUsers.bindings();

  private static SecuredBroker broker;
  private static Path folder;

  @BeforeAll
  static void start() throws Exception {
    folder = Files.createTempDirectory("agnoscope-secured");
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
    Folders.remove(folder);
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
    }
  }

  @ParameterizedTest
  @MethodSource("users")
  void aServiceIsRefusedWhatItShouldNotWrite(String user) {
    Set<String> its =
        USERS.getOrDefault(user, List.of()).stream()
            .filter(binding -> binding.entry().operation() == AclOperation.WRITE)
            .filter(binding -> binding.pattern().resourceType() == ResourceType.TOPIC)
            .map(binding -> binding.pattern().name())
            .collect(Collectors.toSet());
    Map<String, Object> settings = new HashMap<>(broker.client(user));
    settings.put("max.block.ms", 20_000);
    // Idempotent producers ask for an id first, and nothing is to be written here.
    settings.put("enable.idempotence", false);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      List<String> others =
          Topics.all().stream()
              .<String>map(TopicDeclaration::name)
              .filter(topic -> !its.contains(topic))
              .toList();
      assertThat(others).isNotEmpty();
      for (String topic : others) {
        assertThatExceptionOfType(ExecutionException.class)
            .as("%s writes to %s", user, topic)
            .isThrownBy(() -> producer.send(new ProducerRecord<>(topic, new byte[1])).get())
            .withCauseInstanceOf(TopicAuthorizationException.class);
      }
    }
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
    if (!roles.isEmpty()) {
      settings.put("AGNOSCOPE_ROLES", roles);
    }
    return Service.start(module, user, folder, settings);
  }
}
