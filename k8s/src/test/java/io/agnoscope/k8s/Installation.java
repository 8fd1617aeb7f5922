package io.agnoscope.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is installed together: the base as its files say, or an overlay as it is built.
 *
 * @param name where it comes from
 */
record Installation(String name, List<Manifest> manifests) {

  /** A workload's name and the template of its Pods. */
  record Workload(String kind, String name, PodTemplateSpec template) {

    Container container() {
      return template.getSpec().getContainers().getFirst();
    }

    boolean serves() {
      return !kind.equals("Job");
    }

    @Override
    public String toString() {
      return kind + " " + name;
    }
  }

  /** Built once: that takes the most of the time. */
  private static final List<Installation> ALL =
      Stream.concat(
              Stream.of(new Installation("base", objects(Folder.manifests("base")))),
              Kustomize.present() ? built() : Stream.of())
          .toList();

  /** The base from its files; and, where there is a kubectl, every overlay as it is built. */
  static Stream<Installation> all() {
    return ALL.stream();
  }

  private static Stream<Installation> built() {
    return Folder.folders("overlays").stream()
        .map(folder -> new Installation(folder, Kustomize.build(folder)));
  }

  static List<Manifest> objects(List<Manifest> manifests) {
    return manifests.stream()
        .filter(manifest -> !manifest.kind().equals("Kustomization"))
        .filter(manifest -> !manifest.kind().equals("Component"))
        .toList();
  }

  /** The objects of a class. */
  <T extends HasMetadata> List<T> of(Class<T> type) {
    return manifests.stream()
        .filter(manifest -> Models.of(manifest).filter(type::equals).isPresent())
        .map(manifest -> Models.read(manifest, type))
        .toList();
  }

  /** Everything that runs Pods. */
  List<Workload> workloads() {
    List<Workload> workloads = new ArrayList<>();
    of(Deployment.class)
        .forEach(one ->
            workloads.add(new Workload("Deployment", name(one), one.getSpec().getTemplate())));
    of(StatefulSet.class)
        .forEach(one ->
            workloads.add(new Workload("StatefulSet", name(one), one.getSpec().getTemplate())));
    of(Job.class)
        .forEach(one -> workloads.add(new Workload("Job", name(one), one.getSpec().getTemplate())));
    return workloads;
  }

  /** The environment of a workload's container; values from elsewhere are empty. */
  Map<String, String> environment(Workload workload) {
    Map<String, String> environment = new LinkedHashMap<>();
    workload
        .container()
        .getEnvFrom()
        .forEach(from -> {
          if (from.getConfigMapRef() != null) {
            of(ConfigMap.class).stream()
                .filter(map -> name(map).equals(from.getConfigMapRef().getName()))
                .forEach(map -> environment.putAll(map.getData()));
          }
        });
    workload
        .container()
        .getEnv()
        .forEach(
            one -> environment.put(one.getName(), one.getValue() == null ? "" : one.getValue()));
    return environment;
  }

  /** The trees of a kind that there is no model of. */
  List<JsonNode> trees(String kind) {
    return manifests.stream()
        .filter(manifest -> manifest.kind().equals(kind))
        .map(Manifest::tree)
        .toList();
  }

  static String name(HasMetadata object) {
    return object.getMetadata().getName();
  }

  @Override
  public String toString() {
    return name;
  }
}
