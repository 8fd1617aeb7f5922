package io.agnoscope.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** The services' Kafka users as the Kubernetes manifests have them, with what each may do. */
final class KafkaUsers {

  private static final String FILE = "k8s/components/strimzi/users.yaml";

  private KafkaUsers() {}

  /** The bindings of each user, by its name. */
  static Map<String, List<AclBinding>> bindings() {
    Map<String, List<AclBinding>> bindings = new TreeMap<>();
    YAMLMapper mapper = new YAMLMapper();
    try (var documents =
        mapper
            .readerFor(JsonNode.class)
            .<JsonNode>readValues(Repository.root().resolve(FILE).toFile())) {
      while (documents.hasNextValue()) {
        JsonNode user = documents.nextValue();
        String name = user.at("/metadata/name").asText();
        bindings.put(name, of(name, user.at("/spec/authorization/acls")));
      }
    } catch (IOException problem) {
      throw new UncheckedIOException(FILE, problem);
    }
    return bindings;
  }

  private static List<AclBinding> of(String user, JsonNode rules) {
    List<AclBinding> bindings = new ArrayList<>();
    for (JsonNode rule : rules) {
      JsonNode named = rule.get("resource");
      ResourcePattern resource =
          new ResourcePattern(
              type(named.get("type").asText()),
              named.path("name").asText("kafka-cluster"),
              named.path("patternType").asText().equals("prefix")
                  ? PatternType.PREFIXED
                  : PatternType.LITERAL);
      for (JsonNode operation : rule.get("operations")) {
        bindings.add(
            new AclBinding(
                resource,
                new AccessControlEntry(
                    "User:" + user, "*", operation(operation.asText()), AclPermissionType.ALLOW)));
      }
    }
    return bindings;
  }

  private static ResourceType type(String named) {
    return switch (named) {
      case "topic" -> ResourceType.TOPIC;
      case "group" -> ResourceType.GROUP;
      case "transactionalId" -> ResourceType.TRANSACTIONAL_ID;
      case "cluster" -> ResourceType.CLUSTER;
      default -> throw new IllegalArgumentException(FILE + " names a resource " + named);
    };
  }

  /** From Strimzi's way of writing it, DescribeConfigs, to Kafka's, DESCRIBE_CONFIGS. */
  private static AclOperation operation(String named) {
    return AclOperation.fromString(
        named.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT));
  }
}
