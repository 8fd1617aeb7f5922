package io.agnoscope.inference.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BytesInFlightTest {

  private static final int KIB = 1 << 10;

  @Test
  void countsWhatIsReservedAndGivesItBack() throws InterruptedException {
    BytesInFlight bytes = new BytesInFlight(100 * KIB);

    try (BytesInFlight.Reservation one = bytes.reserve(10 * KIB + 1)) {
      assertThat(bytes.reserved()).isEqualTo(11 * KIB);
      one.resize(5 * KIB);
      assertThat(bytes.reserved()).isEqualTo(5 * KIB);
      one.resize(50 * KIB);
      assertThat(bytes.reserved()).isEqualTo(50 * KIB);
    }

    assertThat(bytes.reserved()).isZero();
  }

  @Test
  void letsInAloneWhatIsLargerThanAllTheRoom() throws Exception {
    BytesInFlight bytes = new BytesInFlight(100 * KIB);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      BytesInFlight.Reservation small = bytes.reserve(KIB);
      Future<BytesInFlight.Reservation> large = threads.submit(() -> bytes.reserve(999L * KIB));
      Future<BytesInFlight.Reservation> after = threads.submit(() -> bytes.reserve(KIB));

      assertThat(large.isDone()).isFalse();
      small.close();
      BytesInFlight.Reservation all = large.get();
      assertThat(bytes.reserved()).isEqualTo(100 * KIB);
      assertThat(after.isDone()).isFalse();
      all.close();
      after.get().close();
    }
  }

  @Test
  void growsWithNothingHeldSoThatTwoDoNotWaitForEachOther() throws Exception {
    BytesInFlight bytes = new BytesInFlight(100 * KIB);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      BytesInFlight.Reservation first = bytes.reserve(50 * KIB);
      BytesInFlight.Reservation second = bytes.reserve(50 * KIB);
      List<Future<?>> growing =
          List.of(
              threads.submit(() -> {
                first.resize(80 * KIB);
                first.close();
                return null;
              }),
              threads.submit(() -> {
                second.resize(80 * KIB);
                second.close();
                return null;
              }));

      await().until(() -> growing.stream().allMatch(Future::isDone));
    }
    assertThat(bytes.reserved()).isZero();
  }

  @Property(tries = 50)
  void neverHoldsMoreThanThereIsAndServesEveryone(
      @ForAll @Size(min = 1, max = 40) List<@IntRange(min = 1, max = 300) Integer> kib)
      throws Exception {
    BytesInFlight bytes = new BytesInFlight(200 * KIB);
    AtomicLong held = new AtomicLong();
    AtomicLong most = new AtomicLong();
    List<Future<?>> served;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      served =
          kib.stream()
              .<Future<?>>map(wanted ->
                  threads.submit(() -> {
                    int size = Math.min(wanted, 200);
                    try (BytesInFlight.Reservation room = bytes.reserve(wanted * (long) KIB)) {
                      most.accumulateAndGet(held.addAndGet(size), Math::max);
                      held.addAndGet(-size);
                    }
                    return null;
                  }))
              .toList();
    }

    assertThat(served).allMatch(one -> one.state() == Future.State.SUCCESS);
    assertThat(most.get()).isLessThanOrEqualTo(200);
    assertThat(bytes.reserved()).isZero();
  }
}
