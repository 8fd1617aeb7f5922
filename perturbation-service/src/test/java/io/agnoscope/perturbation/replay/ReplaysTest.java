package io.agnoscope.perturbation.replay;

import static io.agnoscope.perturbation.replay.FakeReplayBroker.kept;
import static io.agnoscope.perturbation.replay.FakeReplayBroker.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agnoscope.perturbation.ingest.RefusalCause;
import io.agnoscope.perturbation.ingest.RefusedException;
import io.agnoscope.perturbation.replay.KeptRecord.Kept;
import io.agnoscope.schemas.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReplaysTest {

  private static final Instant FROM = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration SPACING = Duration.ofMillis(50);

  private final FakeReplayBroker broker = new FakeReplayBroker();
  private final MemoryReplayNotes notes = new MemoryReplayNotes();
  private volatile Instant now = Instant.parse("2026-03-02T12:00:00Z");
  private final Deque<String> obstacles = new ArrayDeque<>();
  private final List<Duration> waits = new CopyOnWriteArrayList<>();
  private final Replays replays = replays();

  @AfterEach
  void close() {
    replays.close();
  }

  @Test
  void writesEachSampleOnceUnderItsRun() throws Exception {
    broker.records.addAll(List.of(kept("a", 1), kept("b", 2), kept("a", 3)));

    ReplayStatus status = ended(order(null, null, 100));

    assertThat(broker.written).extracting(Sample::getId).containsExactly("a", "b");
    assertThat(broker.written).extracting(Sample::getRun).containsOnly("r");
    assertThat(status.state()).isEqualTo(ReplayState.DONE);
    assertThat(status.samplesRead()).isEqualTo(3);
    assertThat(status.trialsWritten()).isEqualTo(2);
    assertThat(status.passedOver()).isEqualTo(Map.of("repeated", 1L));
    assertThat(status.recordsRead()).isEqualTo(3);
    assertThat(status.reason()).isNull();
    assertThat(notes.last("r")).isEqualTo(status);
    assertThat(broker.opened).hasValue(0);
  }

  @Test
  void saysByCauseWhatIsNotAskedAgain() throws Exception {
    Sample ofAReplay = sample("e", "probe", "tinyvlm");
    ofAReplay.setRun("earlier");
    broker.erasedAt.put("gone", 9L);
    broker.erasedAt.put("back", 9L);
    broker.unusable.add("bad");
    broker.records.addAll(
        List.of(
            new Kept(sample("a", "api", "tinyvlm"), 1),
            new Kept(sample("b", "probe", "u"), 2),
            new Kept(sample("c", "probe", "unwatched"), 3),
            new Kept(ofAReplay, 4),
            new KeptRecord.Erased(),
            new KeptRecord.Unreadable("undecodable-not-single-object"),
            new KeptRecord.Removed(7),
            kept("gone", 5),
            kept("bad", 6),
            kept("back", 10)));

    ReplayStatus status = ended(order("probe", null, 100));

    assertThat(broker.written).extracting(Sample::getId).containsExactly("b", "back");
    assertThat(status.passedOver())
        .isEqualTo(Map.of("other-source", 1L, "other-run", 1L, "erased", 2L, "removed", 7L));
    assertThat(status.refused())
        .isEqualTo(
            Map.of(
                "target-not-watched", 1L,
                "undecodable-not-single-object", 1L,
                "cannot-perturb", 1L));
  }

  @Test
  void replaysOneTargetOnlyAndSoManySamples() throws Exception {
    broker.records.addAll(
        List.of(new Kept(sample("a", "probe", "u"), 1), kept("b", 2), kept("c", 3), kept("d", 4)));

    ReplayStatus status = ended(order(null, "tinyvlm", 2));

    assertThat(broker.written).extracting(Sample::getId).containsExactly("b", "c");
    assertThat(status.passedOver()).isEqualTo(Map.of("other-target", 1L));
    assertThat(status.state()).isEqualTo(ReplayState.DONE);
    assertThat(status.reason()).contains("2 Samples");
  }

  @Test
  void keepsItsPaceAndLeavesABusyTargetAlone() throws Exception {
    broker.records.addAll(List.of(kept("a", 1), kept("b", 2), kept("c", 3)));
    obstacles.addAll(List.of("backlog", "breaker"));

    ended(order(null, null, 100));

    assertThat(waits).containsExactly(ReplayPause.SHORT, ReplayPause.SHORT, SPACING, SPACING);
  }

  @Test
  void triesAgainWhileTheBrokerIsAway() throws Exception {
    broker.records.addAll(List.of(kept("a", 1), kept("b", 2)));
    broker.failures.set(4);

    ReplayStatus status = ended(order(null, null, 100));

    assertThat(broker.written).extracting(Sample::getId).containsExactly("a", "b");
    assertThat(status.state()).isEqualTo(ReplayState.DONE);
    assertThat(waits)
        .startsWith(
            Duration.ofMillis(250),
            Duration.ofMillis(500),
            Duration.ofMillis(1000),
            Duration.ofMillis(2000));
  }

  @Test
  void givesUpWhenTheBrokerIsAwayForTooLong() throws Exception {
    broker.records.add(kept("a", 1));
    broker.failures.set(Integer.MAX_VALUE);

    ReplayStatus status = ended(order(null, null, 100));

    assertThat(status.state()).isEqualTo(ReplayState.FAILED);
    assertThat(status.reason()).contains("broker");
  }

  @Test
  void runsOneAtATimeUntilItIsCalledOff() throws Exception {
    broker.endless = true;
    replays.start(order(null, null, 100));

    assertThat(refusal(() -> replays.start(order(null, null, 100))))
        .isEqualTo(RefusalCause.REPLAY_RUNNING);

    Optional<ReplayStatus> cancelled = replays.cancel("r");

    assertThat(cancelled).get().returns(ReplayState.CANCELLED, ReplayStatus::state);
    assertThat(replays.cancel("r")).isEqualTo(cancelled);
    assertThat(replays.cancel("never-was")).isEmpty();
    broker.endless = false;
    assertThat(ended(order(null, null, 100)).state()).isEqualTo(ReplayState.DONE);
  }

  @Test
  void isInterruptedWhenTheServiceEnds() throws Exception {
    broker.endless = true;
    replays.start(order(null, null, 100));

    replays.close();

    assertThat(notes.last("r").state()).isEqualTo(ReplayState.INTERRUPTED);
  }

  @Test
  void tellsOfAnotherInstancesReplayUntilItIsSilent() throws Exception {
    broker.endless = true;
    Replays other = replays();
    other.start(order(null, null, 100));
    await().until(() -> notes.byRun.containsKey("r"));

    assertThat(replays.all()).singleElement().returns(true, ReplayStatus::running);
    assertThat(refusal(() -> replays.start(order(null, null, 100))))
        .isEqualTo(RefusalCause.REPLAY_RUNNING);
    assertThat(refusal(() -> replays.cancel("r"))).isEqualTo(RefusalCause.REPLAY_RUNNING);

    ReplayStatus last = notes.last("r");
    other.close();
    // As if it had been killed.
    notes.byRun.put("r", last);
    now = now.plusSeconds(60);

    assertThat(replays.find("r")).get().returns(ReplayState.INTERRUPTED, ReplayStatus::state);
  }

  @Test
  void startsNothingWhileItIsNotKnownWhatRuns() {
    notes.away = true;

    assertThat(refusal(() -> replays.start(order(null, null, 100))))
        .isEqualTo(RefusalCause.BROKER_AWAY);
  }

  private ReplayStatus ended(ReplayOrder order) throws Exception {
    replays.start(order);
    await("its end")
        .until(() -> !replays.find(order.run()).orElseThrow().running() && noted(order.run()));
    return replays.find(order.run()).orElseThrow();
  }

  private boolean noted(String run) {
    return notes.byRun.containsKey(run) && !notes.last(run).running();
  }

  private Replays replays() {
    return new Replays(
        new ReplayParts(
            broker,
            notes,
            target -> Optional.ofNullable(obstacles.poll()),
            new NoCounts(),
            "v1",
            Set.of("tinyvlm", "u"),
            SPACING,
            Duration.ofMinutes(10),
            () -> now),
        FakePause::new);
  }

  private static ReplayOrder order(@Nullable String source, @Nullable String target, int limit) {
    return new ReplayOrder("r", FROM, FROM.plusSeconds(3600), source, target, limit);
  }

  private interface Call {
    Object make() throws RefusedException, InterruptedException;
  }

  private static RefusalCause refusal(Call call) {
    try {
      throw new AssertionError("not refused: " + call.make());
    } catch (RefusedException e) {
      return e.refusal().cause();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Time passes by waiting only. */
  private final class FakePause extends ReplayPause {

    private final AtomicLong nanos = new AtomicLong(1);

    @Override
    long now() {
      return nanos.get();
    }

    @Override
    void waitFor(Duration time) {
      waits.add(time);
      nanos.addAndGet(time.toNanos());
    }
  }

  private static final class NoCounts implements ReplayCounts {

    @Override
    public void trialReplayed() {}

    @Override
    public void passedOver(String cause, long count) {}

    @Override
    public void refusedReplay(String cause) {}

    @Override
    public void replayEnded(ReplayState how) {}

    @Override
    public void replayHeldUp() {}
  }
}
