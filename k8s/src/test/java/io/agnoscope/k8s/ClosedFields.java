package io.agnoscope.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The fields that are used of kinds which Maven Central has no models of for this version of
 * fabric8: KEDA, Istio, the Prometheus operator, and Kustomize itself. Whoever uses another one
 * looks it up in the kind's own reference, and adds it here.
 */
final class ClosedFields {
  private static final Set<String> METADATA =
      Set.of(
          "apiVersion",
          "kind",
          "metadata.name",
          "metadata.namespace",
          "metadata.labels.*",
          "metadata.annotations.*");

  private static final Map<String, Set<String>> BY_KIND =
      Map.of(
          "kustomize.config.k8s.io/v1beta1/Kustomization", kustomize(),
          "kustomize.config.k8s.io/v1alpha1/Component", kustomize(),
          "keda.sh/v1alpha1/ScaledObject",
              Set.of(
                  "spec.scaleTargetRef.name",
                  "spec.scaleTargetRef.kind",
                  "spec.minReplicaCount",
                  "spec.maxReplicaCount",
                  "spec.pollingInterval",
                  "spec.cooldownPeriod",
                  "spec.fallback.failureThreshold",
                  "spec.fallback.replicas",
                  "spec.triggers[].type",
                  "spec.triggers[].metricType",
                  "spec.triggers[].authenticationRef.name",
                  "spec.triggers[].metadata.*"),
          "keda.sh/v1alpha1/TriggerAuthentication",
              Set.of(
                  "spec.secretTargetRef[].parameter",
                  "spec.secretTargetRef[].name",
                  "spec.secretTargetRef[].key"),
          "networking.istio.io/v1alpha3/EnvoyFilter",
              Set.of(
                  "spec.workloadSelector.labels.*",
                  "spec.configPatches[].applyTo",
                  "spec.configPatches[].match.context",
                  "spec.configPatches[].patch.operation",
                  "spec.configPatches[].patch.value.per_connection_buffer_limit_bytes"),
          "networking.istio.io/v1/VirtualService",
              Set.of(
                  "spec.hosts[]",
                  "spec.http[].route[].destination.host",
                  "spec.http[].mirror.host",
                  "spec.http[].mirror.port.number",
                  "spec.http[].mirrorPercentage.value"),
          "monitoring.coreos.com/v1/PrometheusRule",
              Set.of(
                  "spec.groups[].name",
                  "spec.groups[].interval",
                  "spec.groups[].rules[].alert",
                  "spec.groups[].rules[].record",
                  "spec.groups[].rules[].expr",
                  "spec.groups[].rules[].for",
                  "spec.groups[].rules[].keep_firing_for",
                  "spec.groups[].rules[].labels.*",
                  "spec.groups[].rules[].annotations.*"),
          "monitoring.coreos.com/v1/ServiceMonitor", monitor("spec.endpoints[]"),
          "monitoring.coreos.com/v1/PodMonitor", monitor("spec.podMetricsEndpoints[]"));

  private ClosedFields() {}

  /** What stands in an object and not in the list; empty when the kind is not known at all. */
  static Optional<List<String>> unknown(Manifest manifest) {
    Set<String> known = BY_KIND.get(manifest.apiVersion() + "/" + manifest.kind());
    if (known == null) {
      return Optional.empty();
    }
    List<String> unknown = new ArrayList<>();
    walk(manifest.tree(), "", known, unknown);
    return Optional.of(unknown);
  }

  private static void walk(JsonNode node, String path, Set<String> known, List<String> unknown) {
    // The keys of labels have dots of their own: what is below is not looked at.
    for (String field : List.of(path, path + ".*")) {
      if (known.contains(field) || METADATA.contains(field)) {
        return;
      }
    }
    if (node.isObject()) {
      node.properties()
          .forEach(field ->
              walk(
                  field.getValue(),
                  path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
                  known,
                  unknown));
    } else if (node.isArray()) {
      node.forEach(element -> walk(element, path + "[]", known, unknown));
    } else {
      unknown.add(path);
    }
  }

  private static Set<String> kustomize() {
    return Set.of(
        "namespace",
        "resources[]",
        "components[]",
        "images[].name",
        "images[].newName",
        "images[].newTag",
        "replicas[].name",
        "replicas[].count",
        "patches[].path",
        "patches[].patch",
        "patches[].target.kind",
        "patches[].target.name",
        "patches[].target.labelSelector",
        "configMapGenerator[].name",
        "configMapGenerator[].files[]",
        "configMapGenerator[].options.labels.*",
        "configMapGenerator[].options.disableNameSuffixHash",
        "labels[].pairs.*",
        "labels[].includeSelectors");
  }

  private static Set<String> monitor(String endpoint) {
    return Set.of(
        "spec.selector.matchLabels.*",
        "spec.selector.matchExpressions[].key",
        "spec.selector.matchExpressions[].operator",
        "spec.selector.matchExpressions[].values[]",
        "spec.namespaceSelector.matchNames[]",
        "spec.jobLabel",
        endpoint + ".port",
        endpoint + ".path",
        endpoint + ".interval",
        endpoint + ".scrapeTimeout");
  }
}
