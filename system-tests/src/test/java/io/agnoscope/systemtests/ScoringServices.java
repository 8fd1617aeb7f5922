package io.agnoscope.systemtests;

import static org.awaitility.Awaitility.await;

import io.agnoscope.kafkatesting.TemporaryFolder;
import io.agnoscope.kafkatesting.TestBroker;
import io.agnoscope.schemas.topic.Provisioner;
import io.agnoscope.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/** Scoring services by themselves: what they score is written by the test. */
final class ScoringServices implements AutoCloseable {

  private static final String MODULE = "scoring-service";
  private static final String GROUP = "agnoscope-scoring";

  /** A killed service is missed as soon as brokers allow. */
  private static final Map<String, String> SOON_MISSED =
      Map.of(
          "KAFKA_STREAMS_CONSUMER_SESSION_TIMEOUT_MS", "6000",
          "KAFKA_STREAMS_CONSUMER_HEARTBEAT_INTERVAL_MS", "1500");

  private final TestBroker broker;
  private final Admin admin;
  private final Path folder;
  private final Map<String, Service> byName = new HashMap<>();

  ScoringServices(TestBroker broker) throws IOException {
    this.broker = broker;
    this.folder = Files.createTempDirectory("agnoscope-scoring");
    this.admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    Provisioner.provision(admin);
  }

  /** Starts one, or starts it again where its stores are. */
  void start(String name) {
    start(name, Map.of());
  }

  /** The same with settings of its own. */
  void start(String name, Map<String, String> own) {
    Map<String, String> settings = new HashMap<>(SOON_MISSED);
    settings.putAll(own);
    settings.put("KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers());
    settings.put("AGNOSCOPE_SCORING_STATE_DIRECTORY", folder.resolve(name + "-stores").toString());
    byName.put(name, Service.start(MODULE, name, folder, settings));
  }

  void awaitReady() {
    await("the scoring services are ready")
        .atMost(Duration.ofMinutes(2))
        .until(() -> byName.values().stream().allMatch(Service::ready));
  }

  /**
   * Looks whether all that were started run.
   *
   * @throws AssertionError with the end of its log when one does not
   */
  void requireAlive() {
    byName.values().forEach(Service::requireAlive);
  }

  /** Ends one as a lost machine would. */
  void kill(String name) throws InterruptedException {
    service(name).kill();
    byName.remove(name);
  }

  int port(String name) {
    return service(name).port;
  }

  /** How many records of the answers' topic were scored for good: their offsets are committed. */
  long committed() {
    try {
      return admin
          .listConsumerGroupOffsets(GROUP)
          .partitionsToOffsetAndMetadata()
          .get()
          .entrySet()
          .stream()
          .filter(entry -> entry.getKey().topic().equals(Topics.ANSWERS.name()))
          .filter(entry -> entry.getValue() != null)
          .mapToLong(entry -> entry.getValue().offset())
          .sum();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    } catch (ExecutionException problem) {
      throw new IllegalStateException(problem);
    }
  }

  /** How many members of the scorers' group read answers. */
  long readers() {
    try {
      return admin.describeConsumerGroups(List.of(GROUP)).all().get().values().stream()
          .flatMap(group -> group.members().stream())
          .filter(member ->
              member.assignment().topicPartitions().stream()
                  .anyMatch(partition -> partition.topic().equals(Topics.ANSWERS.name())))
          .count();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    } catch (ExecutionException problem) {
      throw new IllegalStateException(problem);
    }
  }

  private Service service(String name) {
    Service service = byName.get(name);
    if (service == null) {
      throw new IllegalArgumentException("no scoring service " + name);
    }
    return service;
  }

  @Override
  public void close() {
    byName.values().forEach(Service::close);
    admin.close();
    TemporaryFolder.remove(folder);
  }
}
