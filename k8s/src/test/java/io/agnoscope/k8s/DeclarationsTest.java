package io.agnoscope.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agnoscope.schemas.topic.GroupDeclaration;
import io.agnoscope.schemas.topic.Groups;
import io.agnoscope.schemas.topic.TopicDeclaration;
import io.agnoscope.schemas.topic.Topics;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Topics, groups and meters are named and set up as the services have them. */
final class DeclarationsTest {
  private static final Installation COMPONENTS =
      new Installation("components", Installation.objects(Folder.manifests("components")));

  /** What a manifest may add, since it depends on how many brokers there are. */
  private static final String MIN_IN_SYNC = "min.insync.replicas";

  private record Declared(int partitions, Map<String, String> configs) {}

  @Test
  void topicsAreThoseDeclared() {
    Map<String, Declared> manifests = new TreeMap<>();
    for (KafkaTopic topic : COMPONENTS.of(KafkaTopic.class)) {
      Map<String, String> configs = new HashMap<>();
      topic
          .getSpec()
          .getConfig()
          .forEach((name, value) -> configs.put(name, String.valueOf(value)));
      assertThat(configs.remove(MIN_IN_SYNC)).isEqualTo("2");
      assertThat(topic.getSpec().getReplicas()).isEqualTo(3);
      manifests.put(
          Installation.name(topic), new Declared(topic.getSpec().getPartitions(), configs));
    }
    Map<String, Declared> declared = new TreeMap<>();
    for (TopicDeclaration<?> topic : Topics.all()) {
      declared.put(topic.name(), new Declared(topic.partitions(), topic.configs()));
    }

    assertThat(manifests).isEqualTo(declared);
  }

  @Test
  void theGroupIsSetUpAsDeclared() {
    Map<String, String> environment =
        COMPONENTS
            .of(Job.class)
            .getFirst()
            .getSpec()
            .getTemplate()
            .getSpec()
            .getContainers()
            .getFirst()
            .getEnv()
            .stream()
            .filter(one -> one.getValue() != null)
            .collect(Collectors.toMap(EnvVar::getName, EnvVar::getValue));
    GroupDeclaration declared = Groups.inference("tinyvlm");
    Map<String, String> configs =
        Stream.of(String.valueOf(environment.get("GROUP_CONFIGS")).split(",", -1))
            .map(one -> one.split("=", 2))
            .collect(Collectors.toMap(one -> one[0], one -> one[1]));

    assertThat(environment.get("GROUP")).isEqualTo(declared.name());
    assertThat(configs).isEqualTo(declared.configs());
  }

  @Test
  void scalingGoesByMetersThatThereAre() {
    String owner =
        Folder.text(
            "inference-service/src/main/java/io/agnoscope/inference/config/InferenceMetrics.java");
    List<String> meters =
        Pattern.compile("\"(agnoscope[a-z.]+)\"")
            .matcher(owner)
            .results()
            .map((MatchResult match) -> match.group(1).replace('.', '_'))
            .toList();
    List<String> asked =
        triggers("prometheus")
            .map(trigger -> trigger.at("/metadata/query").asText())
            .flatMap(query -> Pattern.compile("agnoscope_[a-z_]+").matcher(query).results())
            .map(MatchResult::group)
            .toList();

    assertThat(asked).hasSize(2).allSatisfy(name -> assertThat(meters).contains(name));
  }

  @Test
  void scalingGoesByGroupsAndTopicsThatThereAre() {
    Map<String, String> read =
        triggers("kafka")
            .collect(
                Collectors.toMap(
                    trigger -> trigger.at("/metadata/consumerGroup").asText(),
                    trigger -> trigger.at("/metadata/topic").asText()));

    assertThat(read)
        .isEqualTo(
            Map.of(
                "agnoscope-perturbation", Topics.SAMPLES.name(),
                "agnoscope-scoring", Topics.ANSWERS.name()));
    assertThat(
            Folder.text(
                "perturbation-service/src/main/java/io/agnoscope/perturbation/broker/PerturbStreams.java"))
        .contains("\"agnoscope-perturbation\"");
    assertThat(Folder.text("scoring-service/src/main/resources/application.properties"))
        .contains("application-id=agnoscope-scoring\n");
  }

  private static Stream<JsonNode> triggers(String type) {
    return COMPONENTS.trees("ScaledObject").stream()
        .flatMap(object -> object.at("/spec/triggers").valueStream())
        .filter(trigger -> trigger.path("type").asText().equals(type));
  }
}
