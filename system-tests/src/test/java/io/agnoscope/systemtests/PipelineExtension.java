package io.agnoscope.systemtests;

import io.agnoscope.kafkatesting.TestBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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

  /** The running pipeline. */
  record Pipeline(
      TestBroker broker,
      Service scoring,
      Service perturbation,
      Service inference,
      Service trainer,
      Path folder)
      implements AutoCloseable {

    static Pipeline start() throws IOException {
      Path folder = Files.createTempDirectory("agnoscope-system");
      TestBroker broker = TestBroker.start();
      Map<String, String> settings =
          Map.of(
              "KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers(),
              "AGNOSCOPE_SCORING_STATE_DIRECTORY", folder.resolve("streams").toString(),
              "AGNOSCOPE_CHECKPOINTS_DIR", folder.resolve("checkpoints").toString(),
              "AGNOSCOPE_IMAGES_STORE", folder.resolve("images").toString());
      Pipeline pipeline =
          new Pipeline(
              broker,
              Service.start("scoring-service", folder, settings),
              Service.start("perturbation-service", folder, settings),
              Service.start("inference-service", folder, settings),
              Service.start("trainer-service", folder, settings),
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

    List<Service> services() {
      return List.of(scoring, perturbation, inference, trainer);
    }

    @Override
    public void close() {
      for (Service service : List.of(trainer, perturbation, inference, scoring)) {
        service.close();
      }
      broker.close();
      Folders.remove(folder);
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Pipeline.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
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
