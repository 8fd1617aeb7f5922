package io.agnoscope.k8s;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.k8s.FlowTables.Connection;
import io.agnoscope.k8s.FlowTables.Right;
import io.agnoscope.schemas.topic.TopicDeclaration;
import io.agnoscope.schemas.topic.Topics;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.user.KafkaUser;
import io.strimzi.api.kafka.model.user.KafkaUserAuthorizationSimple;
import io.strimzi.api.kafka.model.user.acl.AclResourcePatternType;
import io.strimzi.api.kafka.model.user.acl.AclRule;
import io.strimzi.api.kafka.model.user.acl.AclRuleGroupResource;
import io.strimzi.api.kafka.model.user.acl.AclRuleTopicResource;
import io.strimzi.api.kafka.model.user.acl.AclRuleTransactionalIdResource;
import io.strimzi.api.kafka.model.user.acl.StrimziAclOperation;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/flows.md}, the network policies and the Kafka users say the same. */
final class FlowsTest {
  private static final String OURS = "app.kubernetes.io/name";
  private static final Set<String> PODS =
      Set.of("ingest", "perturb", "inference", "scoring", "trainer", "group-configs");

  private static final Installation ALL =
      new Installation(
          "all files",
          Stream.of("base", "components")
              .flatMap(folder -> Installation.objects(Folder.manifests(folder)).stream())
              .toList());

  @Test
  void whatIsLetInIsInTheTable() {
    Set<Connection> letIn = new HashSet<>();
    for (NetworkPolicy policy : ALL.of(NetworkPolicy.class)) {
      for (String pod : pods(policy)) {
        policy
            .getSpec()
            .getIngress()
            .forEach(rule ->
                rule.getFrom()
                    .forEach(from ->
                        rule.getPorts()
                            .forEach(
                                port -> letIn.add(new Connection(peer(from), pod, number(port))))));
      }
    }
    ALL.of(Kafka.class)
        .forEach(kafka ->
            kafka
                .getSpec()
                .getKafka()
                .getListeners()
                .forEach(listener ->
                    listener
                        .getNetworkPolicyPeers()
                        .forEach(from ->
                            letIn.add(new Connection(peer(from), "kafka", listener.getPort())))));

    assertThat(letIn)
        .isEqualTo(
            FlowTables.connections().stream()
                .filter(one -> PODS.contains(one.to()) || one.to().equals("kafka"))
                .collect(Collectors.toSet()));
  }

  @Test
  void whatIsLetOutIsInTheTable() {
    Set<Connection> letOut = new HashSet<>();
    for (NetworkPolicy policy : ALL.of(NetworkPolicy.class)) {
      for (String pod : pods(policy)) {
        policy
            .getSpec()
            .getEgress()
            .forEach(rule ->
                rule.getTo()
                    .forEach(to ->
                        rule.getPorts()
                            .forEach(
                                port -> letOut.add(new Connection(pod, peer(to), number(port))))));
      }
    }

    assertThat(letOut)
        .isEqualTo(
            FlowTables.connections().stream()
                .filter(one -> PODS.contains(one.from()))
                .collect(Collectors.toSet()));
  }

  @Test
  void everybodyElseIsLetNothing() {
    assertThat(ALL.of(NetworkPolicy.class))
        .filteredOn(policy -> Installation.name(policy).equals("nothing-else"))
        .singleElement()
        .satisfies(policy -> {
          assertThat(policy.getSpec().getPodSelector().getMatchLabels())
              .isEqualTo(Map.of("app.kubernetes.io/part-of", "agnoscope"));
          assertThat(policy.getSpec().getPolicyTypes()).containsExactly("Ingress", "Egress");
          assertThat(policy.getSpec().getIngress()).isEmpty();
          assertThat(policy.getSpec().getEgress()).isEmpty();
        });
  }

  @Test
  void usersHaveTheRightsOfTheTable() {
    List<Right> given =
        ALL.of(KafkaUser.class).stream()
            .flatMap(user ->
                ((KafkaUserAuthorizationSimple) user.getSpec().getAuthorization())
                    .getAcls().stream().map(rule -> right(Installation.name(user), rule)))
            .toList();

    assertThat(given).containsExactlyInAnyOrderElementsOf(FlowTables.rights());
  }

  @Test
  void rightsAreOnTopicsThatThereAre() {
    Set<String> topics =
        Topics.all().stream().map(TopicDeclaration::name).collect(Collectors.toSet());

    assertThat(FlowTables.rights())
        .filteredOn(right -> right.resource().equals("topic") && !right.name().endsWith("*"))
        .extracting(Right::name)
        .allSatisfy(name -> assertThat(topics).contains(name));
  }

  private static Set<String> pods(NetworkPolicy policy) {
    LabelSelector selector = policy.getSpec().getPodSelector();
    if (selector.getMatchLabels().containsKey(OURS)) {
      return Set.of(selector.getMatchLabels().get(OURS));
    }
    return selector.getMatchExpressions().stream()
        .filter(one -> one.getKey().equals(OURS) && one.getOperator().equals("In"))
        .flatMap(one -> one.getValues().stream())
        .collect(Collectors.toSet());
  }

  private static String peer(NetworkPolicyPeer peer) {
    if (peer.getIpBlock() != null) {
      return "object-store";
    }
    if (peer.getPodSelector() != null) {
      return requireNonNull(peer.getPodSelector().getMatchLabels().get(OURS));
    }
    Map.Entry<String, String> label =
        peer.getNamespaceSelector().getMatchLabels().entrySet().iterator().next();
    if (label.getKey().equals("kubernetes.io/metadata.name")) {
      assertThat(label.getValue()).isEqualTo("kube-system");
      return "dns";
    }
    assertThat(label.getKey()).startsWith("agnoscope.io/");
    assertThat(label.getValue()).isEqualTo("true");
    return label.getKey().substring("agnoscope.io/".length());
  }

  private static int number(NetworkPolicyPort port) {
    return port.getPort().getIntVal();
  }

  private static Right right(String user, AclRule rule) {
    record Named(String kind, String name, AclResourcePatternType pattern) {}
    Named named =
        switch (rule.getResource()) {
          case AclRuleTopicResource topic ->
              new Named("topic", topic.getName(), topic.getPatternType());
          case AclRuleGroupResource group ->
              new Named("group", group.getName(), group.getPatternType());
          case AclRuleTransactionalIdResource id ->
              new Named("transactionalId", id.getName(), id.getPatternType());
          default -> throw new AssertionError("a right on " + rule.getResource().getType());
        };
    return new Right(
        user,
        named.kind(),
        named.pattern() == AclResourcePatternType.PREFIX ? named.name() + "*" : named.name(),
        rule.getOperations().stream()
            .map(StrimziAclOperation::toValue)
            .collect(Collectors.toSet()));
  }
}
