package io.agnoscope.kafkatesting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
@SuppressWarnings("NullAway.Init") // Set before all.
final class SecuredBrokerTest {

  private static SecuredBroker broker;

  @BeforeAll
  static void start() {
    broker = SecuredBroker.start(Set.of("reader"));
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @Test
  void letsAUserDoWhatAnAclAllowsAndNothingElse() throws Exception {
    try (Admin administrator = admin(broker.client(SecuredBroker.ADMINISTRATOR));
        Admin reader = admin(broker.client("reader"))) {
      NewTopic topic = new NewTopic("letters", Optional.of(1), Optional.empty());
      administrator.createTopics(List.of(topic)).all().get();
      assertThat(reader.listTopics().names().get()).isEmpty();

      administrator.createAcls(List.of(describing("letters"))).all().get();

      assertThat(reader.listTopics().names().get()).containsExactly("letters");
      NewTopic another = new NewTopic("others", Optional.of(1), Optional.empty());
      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(() -> reader.createTopics(List.of(another)).all().get())
          .withCauseInstanceOf(TopicAuthorizationException.class);
    }
  }

  @Test
  void letsInNobodyWithAWrongPassword() {
    Map<String, String> wrong = new HashMap<>(broker.client("reader"));
    wrong.computeIfPresent("sasl.jaas.config", (name, jaas) -> jaas.replace("word=\"", "word=\"x"));
    try (Admin admin = admin(wrong)) {
      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(() -> admin.listTopics().names().get())
          .withCauseInstanceOf(SaslAuthenticationException.class);
    }
  }

  private static Admin admin(Map<String, String> settings) {
    return Admin.create(new HashMap<String, Object>(settings));
  }

  private static AclBinding describing(String topic) {
    return new AclBinding(
        new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL),
        new AccessControlEntry("User:reader", "*", AclOperation.DESCRIBE, AclPermissionType.ALLOW));
  }
}
