package io.agnoscope.inference.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agnoscope.kafkatesting.KafkaExtension;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both feeds against a real broker. Records have the test's own prefix; others are passed over. */
@Execution(ExecutionMode.CONCURRENT)
class TrialFeedTest {

  @RegisterExtension static final KafkaExtension KAFKA = new KafkaExtension();

  /** More records than there are, so that what is in one partition comes with one poll. */
  private static final int ALL_AT_ONCE = 5_000;

  private static EngineRig rig;

  private FeedRig feeds;

  @BeforeAll
  static void provision() {
    rig = new EngineRig(KAFKA.bootstrapServers());
  }

  @BeforeEach
  void begin() {
    feeds = new FeedRig(rig);
  }

  @AfterAll
  static void close() {
    rig.close();
  }

  @ParameterizedTest
  @EnumSource(GroupType.class)
  void givesWhatWasRenewedAgainAndNothingElse(GroupType type) {
    try (TrialFeed feed = feeds.member(feeds.group(type), 0)) {
      feeds.send(6);
      List<Delivery> first = feeds.next(feed);

      for (int round = 0; round < 3; round++) {
        first.forEach(delivery -> feed.settle(delivery, Settlement.RENEW));
        assertThat(feed.commit()).isEmpty();
        assertThat(feeds.keys(feed.poll(FeedRig.POLL))).isEqualTo(feeds.keys(first));
      }
      first.forEach(delivery -> feed.settle(delivery, Settlement.ACCEPT));
      assertThat(feed.commit()).isEmpty();

      assertThat(feeds.keys(feeds.rest(feed, 6 - first.size())))
          .doesNotContainAnyElementsOf(feeds.keys(first));
    }
  }

  @ParameterizedTest
  @EnumSource(GroupType.class)
  void settlesEachForItself(GroupType type) {
    feeds.sendToOnePartition(2);
    try (TrialFeed feed = feeds.member(feeds.group(type), 0, ALL_AT_ONCE)) {
      List<Delivery> both = feeds.next(feed);
      assertThat(both).hasSize(2);

      feed.settle(both.get(0), Settlement.RENEW);
      feed.settle(both.get(1), Settlement.ACCEPT);
      assertThat(feed.commit()).isEmpty();

      List<Delivery> again = feed.poll(FeedRig.POLL);
      assertThat(feeds.keys(again)).isEqualTo(feeds.keys(List.of(both.get(0))));
      assertThat(again.getFirst().count()).isEqualTo(1);
      feed.settle(again.getFirst(), Settlement.ACCEPT);
      assertThat(feed.commit()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(GroupType.class)
  void countsHowOftenItGaveWhatWasReleased(GroupType type) {
    try (TrialFeed feed = feeds.member(feeds.group(type), 0)) {
      feeds.send(1);
      for (int count = 1; count <= 3; count++) {
        Delivery delivery = feeds.next(feed).getFirst();
        assertThat(delivery.count()).isEqualTo(count);
        feed.settle(delivery, Settlement.RELEASE);
        feed.commit();
      }
      feed.settle(feeds.next(feed).getFirst(), Settlement.ACCEPT);
      assertThat(feed.commit()).isEmpty();
      assertThat(feeds.own(feed.poll(FeedRig.POLL))).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(GroupType.class)
  void handsBackWhatIsNotSettledAndKeepsWhatIs(GroupType type) {
    TrialGroup group = feeds.group(type);
    feeds.sendToOnePartition(2);
    List<Delivery> both;
    try (TrialFeed feed = feeds.member(group, 0, ALL_AT_ONCE)) {
      both = feeds.next(feed);
      assertThat(both).hasSize(2);
      feed.settle(both.get(0), Settlement.ACCEPT);
      feed.settle(both.get(1), Settlement.RENEW);
      assertThat(feed.commit()).isEmpty();
    }

    try (TrialFeed other = feeds.member(group, 1)) {
      assertThat(feeds.keys(feeds.next(other))).isEqualTo(feeds.keys(List.of(both.get(1))));
    }
  }

  @Test
  void losesATrialWhoseLockRanOut() {
    TrialGroup group = feeds.group(GroupType.SHARE);
    Duration lock = Duration.ofSeconds(1);
    feeds.lock(group, lock);
    try (TrialFeed feed = feeds.member(group, 0)) {
      feeds.send(1);
      Delivery lost = feeds.next(feed).getFirst();
      await().pollDelay(lock.multipliedBy(2)).until(() -> true);
      feed.settle(lost, Settlement.RENEW);

      assertThat(feed.commit()).isNotEmpty();

      Delivery again = feeds.next(feed).getFirst();
      assertThat(feeds.keys(List.of(again))).isEqualTo(feeds.keys(List.of(lost)));
      assertThat(again.count()).isEqualTo(2);
    }
  }

  @Test
  void forgetsAndGivesUpThePartitionsThatGoToAnotherMember() {
    TrialGroup group = feeds.group(GroupType.CONSUMER);
    Set<String> seen = new java.util.HashSet<>();
    try (TrialFeed first = feeds.member(group, 0)) {
      feeds.send(12);
      List<Delivery> inHand = feeds.next(first);
      first.commit();
      try (TrialFeed second = feeds.member(group, 1)) {
        // The first keeps what it has in hand, and goes on polling as lanes do.
        await()
            .atMost(EngineRig.PATIENCE)
            .until(() -> {
              List<Delivery> kept = feeds.own(first.poll(FeedRig.POLL));
              List<Delivery> given =
                  feeds.own(feeds.settleOthers(second, second.poll(FeedRig.POLL)));
              given.forEach(delivery -> second.settle(delivery, Settlement.ACCEPT));
              second.commit();
              seen.addAll(feeds.keys(given));
              return !given.isEmpty() && kept.size() <= inHand.size();
            });
        List<Delivery> kept = feeds.own(first.poll(FeedRig.POLL));
        kept.forEach(delivery -> first.settle(delivery, Settlement.ACCEPT));
        assertThat(first.commit()).isEmpty();
        seen.addAll(feeds.keys(kept));

        await()
            .atMost(EngineRig.PATIENCE)
            .until(() -> {
              for (TrialFeed feed : List.of(first, second)) {
                List<Delivery> given = feeds.own(feeds.settleOthers(feed, feed.poll(FeedRig.POLL)));
                given.forEach(delivery -> feed.settle(delivery, Settlement.ACCEPT));
                feed.commit();
                seen.addAll(feeds.keys(given));
              }
              return seen.size() == 12;
            });
      }
    }
  }
}
