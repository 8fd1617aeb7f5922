package io.agnoscope.perturbation.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.agnoscope.perturbation.api.ByteGate.Reservation;
import io.agnoscope.perturbation.config.PerturbationConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IngestGateTest {

  private static final long MAX_BYTES = 3 << 20;

  private final IngestGate gate = gate(MAX_BYTES, 1 << 20);

  @Test
  void letsInAsManyBytesAsItHasRoomFor() {
    Reservation first = gate.reserve(2 << 20).orElseThrow();
    Reservation second = gate.reserve(1 << 20).orElseThrow();

    assertThat(gate.reserve(1)).isEmpty();
    first.close();
    first.close();
    assertThat(gate.bytesInFlight()).isEqualTo(1 << 20);
    assertThat(gate.reserve(2 << 20)).isPresent();
    second.close();
  }

  @Test
  void countsEveryRequestForSomething() {
    List<Reservation> small = new ArrayList<>();
    for (Optional<Reservation> one = gate.reserve(0); one.isPresent(); one = gate.reserve(0)) {
      small.add(one.get());
    }

    assertThat(small).hasSize((int) (MAX_BYTES / IngestGate.LEAST_BYTES));
    small.forEach(Reservation::close);
    assertThat(gate.bytesInFlight()).isZero();
  }

  @Test
  void letsABodyGrowWhileThereIsRoom() {
    try (Reservation one = gate.reserve(0).orElseThrow();
        Reservation other = gate.reserve(1 << 20).orElseThrow()) {
      assertThat(one.extendTo(2 << 20)).isTrue();
      assertThat(one.extendTo(1 << 20)).isTrue();
      assertThat(one.extendTo((2 << 20) + 1)).isFalse();
      assertThat(other.extendTo((1 << 20) + 1)).isFalse();
      assertThat(gate.bytesInFlight()).isEqualTo(MAX_BYTES);
    }
    assertThat(gate.bytesInFlight()).isZero();
  }

  @Test
  void isWideEnoughForOneBodyOrDoesNotStart() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> gate(1 << 20, (1 << 20) + 1))
        .withMessageContaining("agnoscope.ingest.max-bytes-in-flight");
  }

  private static IngestGate gate(long maxBytes, long maxBodyBytes) {
    return new IngestGate(
        new SmallRyeConfigBuilder()
            .withMapping(PerturbationConfig.class)
            .withDefaultValues(
                Map.of(
                    "agnoscope.ingest.max-bytes-in-flight", Long.toString(maxBytes),
                    "agnoscope.ingest.max-body-bytes", Long.toString(maxBodyBytes)))
            .build()
            .getConfigMapping(PerturbationConfig.class));
  }
}
