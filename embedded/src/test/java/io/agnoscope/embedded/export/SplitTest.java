package io.agnoscope.embedded.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.schemas.identity.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class SplitTest {

  @Property(tries = 200)
  void aLargerShareOnlyMovesPicturesToHeldOut(
      @ForAll String picture,
      @ForAll @DoubleRange(max = 0.99) double one,
      @ForAll @DoubleRange(max = 0.99) double other) {
    String hash = hash(picture);
    if (Split.of(hash, Math.min(one, other)) == Split.HELD_OUT) {
      assertThat(Split.of(hash, Math.max(one, other))).isEqualTo(Split.HELD_OUT);
    }
    assertThat(Split.of(hash, 0)).isEqualTo(Split.TRAIN);
  }

  @Test
  void theShareIsKept() {
    long heldOut =
        IntStream.range(0, 10_000)
            .filter(index -> Split.of(hash("p" + index), 0.1) == Split.HELD_OUT)
            .count();

    assertThat(heldOut).isBetween(880L, 1120L);
  }

  private static String hash(String text) {
    return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
  }
}
