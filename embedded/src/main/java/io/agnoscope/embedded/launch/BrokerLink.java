package io.agnoscope.embedded.launch;

import io.agnoscope.embedded.process.Readiness;
import io.agnoscope.schemas.topic.Groups;
import io.agnoscope.schemas.topic.Provisioner;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;

/**
 * The launcher's view of its broker.
 *
 * @param port where it listens on loopback
 */
public record BrokerLink(int port) implements Readiness {
  private static final int ANSWER_SECONDS = 3;

  /** What any client needs to reach it. */
  public Map<String, Object> config() {
    Map<String, Object> config = new HashMap<>();
    config.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, Ports.LOOPBACK + ":" + port);
    return config;
  }

  /** Whether it answers and has a node that takes requests. */
  @Override
  public boolean isReady() throws InterruptedException {
    if (!Ports.answers(port)) {
      return false;
    }
    Map<String, Object> config = config();
    config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_SECONDS * 1000);
    config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_SECONDS * 1000);
    try (Admin admin = Admin.create(config)) {
      return !admin.describeCluster().nodes().get(ANSWER_SECONDS, TimeUnit.SECONDS).isEmpty();
    } catch (ExecutionException | TimeoutException | KafkaException notYet) {
      return false;
    }
  }

  /** Makes the topics that are missing and sets the target's share group up. */
  public void provision(String target) {
    try (Admin admin = Admin.create(config())) {
      Provisioner.provision(admin);
      Provisioner.applyGroup(admin, Groups.inference(target));
    }
  }
}
