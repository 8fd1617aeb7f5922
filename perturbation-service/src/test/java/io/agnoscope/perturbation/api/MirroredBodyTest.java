package io.agnoscope.perturbation.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agnoscope.perturbation.ingest.RefusalCause;
import io.agnoscope.perturbation.ingest.RefusedException;
import java.io.ByteArrayInputStream;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MirroredBodyTest {

  private static final int MAX = 100_000;

  private final Gate gate = new Gate(MAX);

  @Property(tries = 100)
  void readsEveryByteWhateverLengthIsAnnounced(
      @ForAll @IntRange(max = MAX / 2) int size, @ForAll boolean announced)
      throws RefusedException {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    try (ByteGate.Reservation room = gate.reserve(0).orElseThrow()) {
      assertThat(body(bytes, announced ? (long) size : null, null).read(room)).isEqualTo(bytes);
    }
    assertThat(gate.bytesInFlight()).isZero();
  }

  @Test
  void readsNoMoreThanThereIsRoomFor() {
    byte[] bytes = new byte[MAX];
    try (ByteGate.Reservation other = gate.reserve(MAX / 2).orElseThrow();
        ByteGate.Reservation room = gate.reserve(0).orElseThrow()) {
      assertRefused(body(bytes, (long) bytes.length, null), room, RefusalCause.BUSY);
      assertRefused(body(bytes, null, null), room, RefusalCause.BUSY);
      assertThat(other).isNotNull();
    }
  }

  @Test
  void drainsNoMoreThanTheLimit() {
    ByteArrayInputStream in = new ByteArrayInputStream(new byte[3 * MAX]);

    new MirroredBody(in, null, null, MAX).drain();

    assertThat(in.available()).isBetween(MAX, 2 * MAX);
  }

  private static void assertRefused(
      MirroredBody body, ByteGate.Reservation room, RefusalCause cause) {
    assertThatThrownBy(() -> body.read(room))
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.refusal().cause()).isEqualTo(cause));
  }

  private static MirroredBody body(byte[] bytes, @Nullable Long length, @Nullable String encoding) {
    return new MirroredBody(new ByteArrayInputStream(bytes), length, encoding, MAX);
  }

  /** A gate of a test's own. */
  private static final class Gate extends ByteGate {
    Gate(long maxBytes) {
      super(maxBytes);
    }
  }
}
