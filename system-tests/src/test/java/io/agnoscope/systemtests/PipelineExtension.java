package io.agnoscope.systemtests;

import io.agnoscope.kafkatesting.TemporaryFolder;
import io.agnoscope.kafkatesting.TestBroker;
import io.agnoscope.schemas.topic.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the four packaged services on a real broker: Testcontainers' Kafka where Docker
 * answers, the embedded broker elsewhere. One pipeline serves all test classes of the JVM.
 */
public final class PipelineExtension implements ParameterResolver {

  private static final Namespace NAMESPACE = Namespace.create(PipelineExtension.class);

  /** The watched models: the first is asked by the pipeline, tests bring workers for the others. */
  private static final List<String> TARGETS =
      List.of(
          "tinyvlm",
          WorkersTest.TARGET,
          ModelOutageTest.TARGET,
          ModelOverHttpTest.TARGET,
          SwapsTest.SWAPPED,
          SwapsTest.SHADOWED,
          RegressionAlertTest.TARGET,
          AutomaticRollbackTest.TARGET);

  /** Fewer than workers of one target, so that workers must share them. */
  private static final int TRIAL_PARTITIONS = 2;

  /**
   * The running pipeline.
   *
   * @param settings what every service is told, for tests that start more of them
   * @param alerts whom the scoring service tells of alerts
   * @param collector whom all send spans, of traces that a test begins
   */
  record Pipeline(
      TestBroker broker,
      Map<String, String> settings,
      Service scoring,
      Service perturbation,
      Service inference,
      Service trainer,
      AlertReceiver alerts,
      Collector collector,
      Path folder)
      implements AutoCloseable {

    static Pipeline start() throws IOException {
      Path folder = Files.createTempDirectory("agnoscope-system");
      TestBroker broker = TestBroker.start();
      createTrials(broker);
      Collector collector = new Collector();
      Map<String, String> settings = new HashMap<>(tracing(collector));
      settings.putAll(
          Map.of(
              "KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers(),
              "AGNOSCOPE_SCORING_STATE_DIRECTORY", folder.resolve("streams").toString(),
              "AGNOSCOPE_CHECKPOINTS_DIR", folder.resolve("checkpoints").toString(),
              "AGNOSCOPE_IMAGES_STORE", folder.resolve("images").toString(),
              "AGNOSCOPE_TARGETS", String.join(",", TARGETS),
              "AGNOSCOPE_REPLAY_MAX_BACKLOG_TRIALS", "5000",
              "AGNOSCOPE_TRAINER_STEPS", "300",
              "AGNOSCOPE_TRAINER_SHADOW_TRIALS", "40"));
      AlertReceiver alerts = new AlertReceiver();
      Service perturbation = Service.start("perturbation-service", folder, settings);
      Service inference = Service.start("inference-service", folder, settings);
      Service trainer = Service.start("trainer-service", folder, loggingJson(settings));
      Map<String, String> watching = watching(settings, alerts);
      watching.put("AGNOSCOPE_CONSOLE_PERTURBATION_URL", perturbation.url());
      watching.put("AGNOSCOPE_CONSOLE_INFERENCE_URL", inference.url());
      watching.put("AGNOSCOPE_CONSOLE_TRAINER_URL", trainer.url());
      Pipeline pipeline =
          new Pipeline(
              broker,
              settings,
              Service.start("scoring-service", folder, watching),
              perturbation,
              inference,
              trainer,
              alerts,
              collector,
              folder);
      try {
        Awaitility.await("all services ready")
            .atMost(Duration.ofMinutes(3))
            .pollInterval(Duration.ofMillis(500))
            .until(() -> pipeline.services().stream().allMatch(Service::ready));
      } catch (RuntimeException | AssertionError problem) {
        pipeline.close();
        throw problem;
      }
      return pipeline;
    }

    /** A detector that has its baselines soon and judges every second, and whom it tells. */
    private static Map<String, String> watching(
        Map<String, String> settings, AlertReceiver alerts) {
      Map<String, String> all = new HashMap<>(settings);
      all.put("AGNOSCOPE_DETECTOR_STEP", "PT1S");
      all.put("AGNOSCOPE_DETECTOR_BASELINE_OBSERVATIONS", "60");
      all.put("AGNOSCOPE_DETECTOR_RARE_STRATUM", "30");
      all.put("AGNOSCOPE_NOTIFICATIONS_WEBHOOKS_0__URL", alerts.url());
      return all;
    }

    private static Map<String, String> tracing(Collector collector) {
      return Map.of(
          "QUARKUS_OTEL_SDK_DISABLED", "false",
          "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT", collector.url(),
          "QUARKUS_OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf",
          "QUARKUS_OTEL_BSP_SCHEDULE_DELAY", "200ms",
          "QUARKUS_OTEL_TRACES_SAMPLER_ARG", "0.0");
    }

    private static Map<String, String> loggingJson(Map<String, String> settings) {
      Map<String, String> all = new HashMap<>(settings);
      all.put("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true");
      return all;
    }

    /** Before the services do, who leave the partitions of a topic that exists alone. */
    private static void createTrials(TestBroker broker) {
      try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
        NewTopic trials =
            new NewTopic(Topics.TRIALS.name(), Optional.of(TRIAL_PARTITIONS), Optional.empty());
        admin.createTopics(List.of(trials.configs(Topics.TRIALS.configs()))).all().get();
      } catch (ExecutionException problem) {
        throw new IllegalStateException(problem);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(interrupted);
      }
    }

    List<Service> services() {
      return List.of(scoring, perturbation, inference, trainer);
    }

    @Override
    public void close() {
      for (Service service : List.of(trainer, perturbation, inference, scoring)) {
        service.close();
      }
      broker.close();
      alerts.close();
      collector.close();
      TemporaryFolder.remove(folder);
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Pipeline.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return pipeline(context);
  }

  /** The running pipeline, started by the first who asks. */
  static Pipeline pipeline(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(Pipeline.class, key -> started(), Pipeline.class);
  }

  private static Pipeline started() {
    try {
      return Pipeline.start();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
