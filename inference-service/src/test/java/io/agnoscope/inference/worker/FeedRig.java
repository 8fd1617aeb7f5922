package io.agnoscope.inference.worker;

import static org.awaitility.Awaitility.await;

import io.agnoscope.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;

/**
 * A group of one test's own, and records with a prefix of its own; those of other tests, which are
 * in the same topic, are accepted unseen.
 */
final class FeedRig {

  static final Duration POLL = Duration.ofMillis(500);

  private final EngineRig engines;
  private final String prefix = UUID.randomUUID().toString();

  FeedRig(EngineRig engines) {
    this.engines = engines;
  }

  TrialGroup group(GroupType type) {
    TrialGroup group = TrialGroup.of(type, "feed-" + prefix);
    try (Admin admin = Admin.create(engines.brokers.config("test-group"))) {
      group.apply(admin);
    }
    return group;
  }

  void lock(TrialGroup group, Duration lock) {
    try (Admin admin = Admin.create(engines.brokers.config("test-lock"))) {
      admin
          .incrementalAlterConfigs(
              Map.of(
                  new ConfigResource(ConfigResource.Type.GROUP, group.name()),
                  List.of(
                      new AlterConfigOp(
                          new ConfigEntry(
                              "share.record.lock.duration.ms", Long.toString(lock.toMillis())),
                          AlterConfigOp.OpType.SET))))
          .all()
          .get();
    } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  TrialFeed member(TrialGroup group, int lane) {
    return member(group, lane, 4);
  }

  TrialFeed member(TrialGroup group, int lane, int records) {
    WorkerSettings any = EngineRig.settings("any", group.type());
    return group.join(
        engines.brokers,
        lane,
        new WorkerSettings(
            any.target(),
            any.trialsOf(),
            any.groupType(),
            any.lanes(),
            records,
            any.trialDeadline(),
            any.bytesInFlight(),
            any.grace()));
  }

  void send(int count) {
    for (int i = 0; i < count; i++) {
      engines.send(Topics.TRIALS, prefix + i, new byte[] {1});
    }
  }

  void sendToOnePartition(int count) {
    for (int i = 0; i < count; i++) {
      engines.send(Topics.TRIALS, prefix, new byte[] {(byte) i});
    }
  }

  /** The next of the test's own that come; accepts what comes before. */
  List<Delivery> next(TrialFeed feed) {
    List<Delivery> found = new ArrayList<>();
    await()
        .atMost(EngineRig.PATIENCE)
        .until(() -> {
          found.addAll(own(settleOthers(feed, feed.poll(POLL))));
          if (found.isEmpty()) {
            feed.commit();
          }
          return !found.isEmpty();
        });
    return found;
  }

  List<Delivery> rest(TrialFeed feed, int count) {
    List<Delivery> found = new ArrayList<>();
    while (found.size() < count) {
      List<Delivery> some = next(feed);
      some.forEach(delivery -> feed.settle(delivery, Settlement.ACCEPT));
      feed.commit();
      found.addAll(some);
    }
    return found;
  }

  List<Delivery> settleOthers(TrialFeed feed, List<Delivery> deliveries) {
    List<Delivery> own = own(deliveries);
    deliveries.stream()
        .filter(delivery -> !own.contains(delivery))
        .forEach(delivery -> feed.settle(delivery, Settlement.ACCEPT));
    return own;
  }

  List<Delivery> own(List<Delivery> deliveries) {
    return deliveries.stream().filter(delivery -> key(delivery).startsWith(prefix)).toList();
  }

  Set<String> keys(List<Delivery> deliveries) {
    return deliveries.stream()
        .map(delivery -> key(delivery) + "@" + delivery.place())
        .collect(Collectors.toSet());
  }

  private static String key(Delivery delivery) {
    return new String(delivery.entry().key(), StandardCharsets.UTF_8);
  }
}
