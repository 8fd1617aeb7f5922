package io.agnoscope.perturbation.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.agnoscope.fuzztesting.Bounds;
import io.agnoscope.perturbation.api.ByteGate.Reservation;
import io.agnoscope.perturbation.ingest.RefusedException;
import java.io.ByteArrayInputStream;
import java.time.Duration;

/** Any bytes announced as gzip are inflated to at most the limit, or refused. */
class MirroredBodyFuzzTest {

  private static final Bounds BOUNDS = Bounds.of(Duration.ofSeconds(10), 32);
  private static final int MAX_BYTES = 1 << 20;

  private final ByteGate gate = new ByteGate(8L << 20) {};

  @FuzzTest(maxDuration = "10m")
  void anyBytesAreInflatedOrRefused(byte[] body) throws Exception {
    BOUNDS.hold(() -> {
      try (Reservation room = gate.reserve(0).orElseThrow()) {
        byte[] inflated =
            new MirroredBody(new ByteArrayInputStream(body), null, "gzip", MAX_BYTES).read(room);
        assertThat(inflated).hasSizeLessThanOrEqualTo(MAX_BYTES);
      } catch (RefusedException refused) {
        assertThat(refused.refusal().reason()).isNotBlank();
      }
      return true;
    });
    assertThat(gate.bytesInFlight()).isZero();
  }
}
