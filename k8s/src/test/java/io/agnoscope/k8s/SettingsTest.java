package io.agnoscope.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.k8s.Installation.Workload;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What manifests set is what the services read. */
final class SettingsTest {

  /** Of Quarkus, the AWS client, DJL, OpenMP, glibc, oneDNN and the JVM. */
  private static final Pattern OTHERS =
      Pattern.compile(
          "POD_NAME|JDK_JAVA_OPTIONS|OMP_NUM_THREADS|MALLOC_ARENA_MAX|GLIBC_TUNABLES|ONEDNN_PRIMITIVE_CACHE_CAPACITY"
              + "|QUARKUS_HTTP_(HOST|PORT)|QUARKUS_LOG_[A-Z_]+"
              + "|QUARKUS_OTEL_(SDK_DISABLED|EXPORTER_OTLP_[A-Z_]+|TRACES_SAMPLER_ARG)"
              + "|QUARKUS_OIDC_[A-Z_]+"
              + "|QUARKUS_S3_(ENDPOINT_OVERRIDE|PATH_STYLE_ACCESS)"
              + "|AWS_(REGION|ACCESS_KEY_ID|SECRET_ACCESS_KEY)"
              + "|DJL_(OFFLINE|CACHE_DIR)|PYTORCH_(LIBRARY_PATH|VERSION|FLAVOR)");

  static Stream<Installation> installations() {
    return Installation.all();
  }

  @ParameterizedTest
  @MethodSource("installations")
  void everySettingIsOne(Installation installation) {
    for (Workload workload : installation.workloads()) {
      if (workload.serves()) {
        ServiceKeys keys = ServiceKeys.of(packageOf(workload));
        for (String variable : installation.environment(workload).keySet()) {
          assertThat(
                  keys.setBy(variable).isPresent()
                      || ofKafka(variable)
                      || OTHERS.matcher(variable).matches())
              .as("%s of %s is a setting", variable, workload)
              .isTrue();
        }
      }
    }
  }

  /** The base is no installation: without a mode its services do not start. */
  @ParameterizedTest
  @MethodSource("installations")
  void whetherCallersAreAskedIsSaid(Installation installation) {
    for (Workload workload : installation.workloads()) {
      if (workload.serves()) {
        Map<String, String> environment = installation.environment(workload);
        String mode = environment.get("AGNOSCOPE_ACCESS_MODE");
        switch (installation.name()) {
          case "base" -> assertThat(mode).isNull();
          case "overlays/local" -> assertThat(mode).isEqualTo("open");
          default -> {
            assertThat(mode).as("%s of %s", workload, installation).isEqualTo("oidc");
            assertThat(environment)
                .containsKeys(
                    "QUARKUS_OIDC_AUTH_SERVER_URL", "AGNOSCOPE_ACCESS_SERVICE_TOKENS_FILE");
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("installations")
  void aPodMayFinishWhatItHas(Installation installation) {
    for (Workload workload : installation.workloads()) {
      if (workload.name().equals("inference")) {
        Map<String, String> environment = installation.environment(workload);
        Duration deadline =
            seconds(environment.getOrDefault("AGNOSCOPE_INFERENCE_TRIAL_DEADLINE", "60s"));
        Duration grace =
            seconds(environment.getOrDefault("AGNOSCOPE_INFERENCE_GRACE_PERIOD", "25s"));
        assertThat(grace).isGreaterThan(deadline);
        assertThat(
                Duration.ofSeconds(
                    workload.template().getSpec().getTerminationGracePeriodSeconds()))
            .as("with what comes after the last Trial")
            .isGreaterThan(grace.plusSeconds(30));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("installations")
  void everyFolderThatIsSetAndTheFolderOfEveryFileIsMounted(Installation installation) {
    for (Workload workload : installation.workloads()) {
      Set<String> mounts =
          workload.container().getVolumeMounts().stream()
              .map(mount -> mount.getMountPath())
              .collect(java.util.stream.Collectors.toSet());
      assertThat(installation.environment(workload).values())
          .filteredOn(value -> value.startsWith("/var/"))
          .allSatisfy(value -> assertThat(mounts).contains(value));
      assertThat(installation.environment(workload).values())
          .filteredOn(value -> value.startsWith("/etc/"))
          .allSatisfy(
              value -> assertThat(mounts).contains(value.substring(0, value.lastIndexOf('/'))));
    }
  }

  @Test
  void knowsWhatAServiceReads() {
    ServiceKeys keys = ServiceKeys.of("io.agnoscope.perturbation");

    assertThat(keys.keys())
        .contains(
            "agnoscope.roles",
            "agnoscope.images.store",
            "agnoscope.images.inline-limit-bytes",
            "agnoscope.budget.sources.*.share",
            "agnoscope.rules[*].task-class");
    assertThat(keys.setBy("AGNOSCOPE_PROBES_PER_SECOND")).contains("agnoscope.probes.per-second");
    assertThat(keys.setBy("AGNOSCOPE_RULES_0__TASK_CLASS"))
        .contains("agnoscope.rules[*].task-class");
    assertThat(keys.setBy("AGNOSCOPE_PROBES_PER_MINUTE")).isEmpty();
  }

  private static String packageOf(Workload workload) {
    return switch (workload.name()) {
      case "ingest", "perturb" -> "io.agnoscope.perturbation";
      default -> "io.agnoscope." + workload.name();
    };
  }

  private static boolean ofKafka(String variable) {
    if (!variable.startsWith("KAFKA_")) {
      return false;
    }
    String name = variable.substring("KAFKA_".length()).toLowerCase(Locale.ROOT).replace('_', '.');
    return ConsumerConfig.configNames().contains(name)
        && ProducerConfig.configNames().contains(name);
  }

  private static Duration seconds(String value) {
    return Duration.parse("PT" + value.toUpperCase(Locale.ROOT));
  }
}
