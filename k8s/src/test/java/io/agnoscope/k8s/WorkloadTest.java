package io.agnoscope.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.k8s.Installation.Workload;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.scheduling.v1.PriorityClass;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What refers to what within an installation, and what Pods may do. */
final class WorkloadTest {
  private static final Set<String> PROBE_PATHS =
      Set.of("/q/health/started", "/q/health/live", "/q/health/ready");

  static Stream<Installation> installations() {
    return Installation.all();
  }

  @ParameterizedTest
  @MethodSource("installations")
  void hasTheServicesAndNoOther(Installation installation) {
    assertThat(installation.workloads().stream().filter(Workload::serves))
        .extracting(Workload::name)
        .containsExactlyInAnyOrder("ingest", "perturb", "inference", "scoring", "trainer");
  }

  @ParameterizedTest
  @MethodSource("installations")
  void selectorsFindPods(Installation installation) {
    for (Deployment one : installation.of(Deployment.class)) {
      assertThat(one.getSpec().getTemplate().getMetadata().getLabels())
          .containsAllEntriesOf(one.getSpec().getSelector().getMatchLabels());
    }
    for (StatefulSet one : installation.of(StatefulSet.class)) {
      assertThat(one.getSpec().getTemplate().getMetadata().getLabels())
          .containsAllEntriesOf(one.getSpec().getSelector().getMatchLabels());
      assertThat(installation.of(Service.class))
          .extracting(Installation::name)
          .contains(one.getSpec().getServiceName());
    }
    for (Service one : installation.of(Service.class)) {
      assertThat(selected(installation, one.getSpec().getSelector()))
          .as("Pods of Service %s", Installation.name(one))
          .hasSize(1);
    }
    for (PodDisruptionBudget one : installation.of(PodDisruptionBudget.class)) {
      assertThat(selected(installation, one.getSpec().getSelector().getMatchLabels()))
          .as("Pods of PodDisruptionBudget %s", Installation.name(one))
          .hasSize(1);
    }
  }

  @ParameterizedTest
  @MethodSource("installations")
  void portsMeet(Installation installation) {
    for (Service service : installation.of(Service.class)) {
      Workload workload = selected(installation, service.getSpec().getSelector()).getFirst();
      List<ContainerPort> ports = workload.container().getPorts();
      assertThat(ports).isNotEmpty();
      service
          .getSpec()
          .getPorts()
          .forEach(port -> {
            assertThat(ports)
                .extracting(ContainerPort::getName)
                .contains(port.getTargetPort().getStrVal());
            assertThat(ports).extracting(ContainerPort::getContainerPort).contains(port.getPort());
          });
    }
    for (Workload workload : installation.workloads()) {
      if (workload.serves()) {
        String image = workload.container().getImage();
        String service = image.substring(image.lastIndexOf('/') + 1).replaceAll("[:@].*", "");
        assertThat(workload.container().getPorts())
            .as("port of %s", workload)
            .singleElement()
            .extracting(ContainerPort::getContainerPort)
            .isEqualTo(port(service));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("installations")
  void isProbedWhereQuarkusAnswers(Installation installation) {
    for (Workload workload : installation.workloads()) {
      if (workload.serves()) {
        Container container = workload.container();
        for (Probe probe :
            List.of(
                container.getStartupProbe(),
                container.getLivenessProbe(),
                container.getReadinessProbe())) {
          assertThat(probe.getHttpGet().getPath()).isIn(PROBE_PATHS);
          assertThat(container.getPorts())
              .extracting(ContainerPort::getName)
              .contains(probe.getHttpGet().getPort().getStrVal());
        }
        assertThat(container.getReadinessProbe().getHttpGet().getPath())
            .isEqualTo("/q/health/ready");
        assertThat(container.getLivenessProbe().getHttpGet().getPath()).isEqualTo("/q/health/live");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("installations")
  void refersToWhatIsThere(Installation installation) {
    Set<String> maps = names(installation.of(ConfigMap.class));
    Set<String> claims = names(installation.of(PersistentVolumeClaim.class));
    for (Workload workload : installation.workloads()) {
      PodSpec pod = workload.template().getSpec();
      assertThat(names(installation.of(ServiceAccount.class)))
          .contains(pod.getServiceAccountName());
      assertThat(names(installation.of(PriorityClass.class))).contains(pod.getPriorityClassName());
      for (Container container : pod.getContainers()) {
        container
            .getEnvFrom()
            .forEach(from -> {
              if (from.getConfigMapRef() != null) {
                assertThat(maps).contains(from.getConfigMapRef().getName());
              }
              if (from.getSecretRef() != null) {
                assertThatSecretIsKnown(installation, from.getSecretRef().getName());
              }
            });
        container
            .getEnv()
            .forEach(one -> {
              if (one.getValueFrom() != null && one.getValueFrom().getSecretKeyRef() != null) {
                assertThatSecretIsKnown(
                    installation, one.getValueFrom().getSecretKeyRef().getName());
              }
            });
        Set<String> mounted =
            container.getVolumeMounts().stream()
                .map(mount -> mount.getName())
                .collect(Collectors.toSet());
        assertThat(volumes(installation, workload)).containsAll(mounted);
      }
      for (Volume volume : pod.getVolumes()) {
        if (volume.getPersistentVolumeClaim() != null) {
          assertThat(claims).contains(volume.getPersistentVolumeClaim().getClaimName());
        }
        if (volume.getSecret() != null) {
          assertThatSecretIsKnown(installation, volume.getSecret().getSecretName());
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("installations")
  void onlyTheTrainerHasTheKeyThatSigns(Installation installation) {
    for (Workload workload : installation.workloads()) {
      List<String> keys =
          workload.template().getSpec().getVolumes().stream()
              .filter(volume -> volume.getSecret() != null)
              .map(Volume::getSecret)
              .filter(secret -> "agnoscope-checkpoint-keys".equals(secret.getSecretName()))
              .flatMap(secret -> {
                assertThat(secret.getItems()).as("without them, all keys").isNotEmpty();
                return secret.getItems().stream();
              })
              .map(KeyToPath::getKey)
              .toList();
      assertThat(keys)
          .as("keys of %s", workload)
          .isSubsetOf(
              switch (workload.name()) {
                case "trainer" -> List.of("private.pem", "public.pem");
                case "inference" -> List.of("public.pem");
                default -> List.of();
              });
    }
  }

  /** https://kubernetes.io/docs/concepts/security/pod-security-standards/, level restricted. */
  @ParameterizedTest
  @MethodSource("installations")
  void runsRestricted(Installation installation) {
    for (Workload workload : installation.workloads()) {
      PodSpec pod = workload.template().getSpec();
      assertThat(pod.getHostNetwork()).as("%s", workload).isNull();
      assertThat(pod.getHostPID()).isNull();
      assertThat(pod.getHostIPC()).isNull();
      assertThat(pod.getAutomountServiceAccountToken()).isFalse();
      assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
      assertThat(pod.getSecurityContext().getRunAsUser()).isPositive();
      assertThat(pod.getSecurityContext().getSeccompProfile().getType())
          .isEqualTo("RuntimeDefault");
      assertThat(pod.getVolumes())
          .allMatch(volume ->
              volume.getEmptyDir() != null
                  || volume.getPersistentVolumeClaim() != null
                  || volume.getConfigMap() != null
                  || volume.getSecret() != null);
      Stream.concat(pod.getContainers().stream(), pod.getInitContainers().stream())
          .forEach(container -> {
            var context = container.getSecurityContext();
            assertThat(context.getAllowPrivilegeEscalation()).isFalse();
            assertThat(context.getReadOnlyRootFilesystem()).isTrue();
            assertThat(context.getCapabilities().getDrop()).containsExactly("ALL");
            assertThat(context.getCapabilities().getAdd()).isEmpty();
            assertThat(context.getPrivileged()).isNotEqualTo(true);
            assertThat(container.getResources().getRequests()).containsKeys("cpu", "memory");
            assertThat(container.getResources().getLimits()).containsKey("memory");
          });
    }
    assertThat(installation.of(ServiceAccount.class))
        .allMatch(account -> Boolean.FALSE.equals(account.getAutomountServiceAccountToken()));
  }

  private static void assertThatSecretIsKnown(Installation installation, String name) {
    assertThat(Secrets.of(installation)).as("Secrets of %s", installation).contains(name);
  }

  private static List<Workload> selected(Installation installation, Map<String, String> labels) {
    return installation.workloads().stream()
        .filter(workload ->
            workload.template().getMetadata().getLabels().entrySet().containsAll(labels.entrySet()))
        .toList();
  }

  private static Set<String> volumes(Installation installation, Workload workload) {
    Stream<String> claimed =
        installation.of(StatefulSet.class).stream()
            .filter(one -> Installation.name(one).equals(workload.name()))
            .flatMap(one -> one.getSpec().getVolumeClaimTemplates().stream())
            .map(Installation::name);
    return Stream.concat(
            claimed, workload.template().getSpec().getVolumes().stream().map(Volume::getName))
        .collect(Collectors.toSet());
  }

  private static Set<String> names(
      List<? extends io.fabric8.kubernetes.api.model.HasMetadata> objects) {
    return objects.stream().map(Installation::name).collect(Collectors.toSet());
  }

  private static int port(String service) {
    return Folder.text(service + "/src/main/resources/application.properties")
        .lines()
        .filter(line -> line.startsWith("quarkus.http.port="))
        .map(line -> Integer.parseInt(line.substring(line.indexOf('=') + 1)))
        .findFirst()
        .orElseThrow();
  }
}
