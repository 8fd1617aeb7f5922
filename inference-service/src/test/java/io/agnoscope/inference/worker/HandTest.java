package io.agnoscope.inference.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class HandTest {

  private final Map<Long, CompletableFuture<Settlement>> work = new HashMap<>();
  private int started;
  private final Hand hand =
      new Hand(delivery -> {
        started++;
        CompletableFuture<Settlement> future = new CompletableFuture<>();
        work.put(delivery.entry().offset(), future);
        return future;
      });

  @Test
  void acceptsWhatIsDoneAndRenewsTheRest() throws InterruptedException {
    hand.take(List.of(at(1), at(2), at(3)));
    work(1L).complete(Settlement.ACCEPT);
    work(3L).complete(Settlement.RELEASE);

    assertThat(hand.await(Duration.ofMillis(1))).isFalse();
    assertThat(settlements())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(1L, Settlement.ACCEPT, 2L, Settlement.RENEW, 3L, Settlement.RELEASE));
    assertThat(hand.size()).isEqualTo(1);
  }

  @Test
  void goesOnWithWhatComesAgain() throws InterruptedException {
    hand.take(List.of(at(1)));
    hand.settle();

    assertThat(hand.take(List.of(at(1)))).isZero();
    work(1L).complete(Settlement.ACCEPT);

    assertThat(started).isEqualTo(1);
    assertThat(hand.await(Duration.ofSeconds(1))).isTrue();
    assertThat(settlements()).containsOnly(Map.entry(1L, Settlement.ACCEPT));
    assertThat(hand.isEmpty()).isTrue();
  }

  @Test
  void endsTheWorkOnWhatDoesNotComeAnyMore() {
    hand.take(List.of(at(1), at(2)));
    hand.settle();

    assertThat(hand.take(List.of(at(2)))).isEqualTo(1);

    assertThat(work(1L)).isCancelled();
    assertThat(work(2L)).isNotCancelled();
    assertThat(settlements()).containsOnlyKeys(2L);
  }

  @Test
  void handsBackWhatBrokeOffOrWasEnded() {
    hand.take(List.of(at(1), at(2)));
    work(1L).completeExceptionally(new OutOfMemoryError("for the test"));
    hand.end();

    assertThat(settlements().values()).containsOnly(Settlement.RELEASE);
    assertThat(hand.isEmpty()).isTrue();
  }

  /** Whatever comes and goes, the hand has what was delivered last and is not done, and no more. */
  @Property(tries = 100)
  void hasWhatCameLastAndIsNotDone(
      @ForAll @Size(max = 20) List<@Size(max = 4) Set<@IntRange(max = 6) Integer>> polls) {
    Hand fresh = new Hand(delivery -> new CompletableFuture<>());
    Set<Integer> before = new HashSet<>();
    for (Set<Integer> poll : polls) {
      Set<Integer> gone = new HashSet<>(before);
      gone.removeAll(poll);

      int lost = fresh.take(poll.stream().map(HandTest::at).toList());

      assertThat(lost).isEqualTo(gone.size());
      assertThat(fresh.settle()).hasSize(poll.size());
      before = poll;
    }
  }

  private CompletableFuture<Settlement> work(long offset) {
    return Objects.requireNonNull(work.get(offset));
  }

  private Map<Long, Settlement> settlements() {
    Map<Long, Settlement> settlements = new HashMap<>();
    hand.settle()
        .forEach(one -> settlements.put(one.delivery().entry().offset(), one.settlement()));
    return settlements;
  }

  private static Delivery at(int offset) {
    return Deliveries.of(offset, new byte[0], 1);
  }
}
