package io.agnoscope.perturbation.ingest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BodyBytesTest {

  private static final int MAX = 100_000;

  @Property(tries = 200)
  void areThoseOfTheBodyWhateverLengthWasAnnounced(
      @ForAll @IntRange(max = MAX) int size, @ForAll @IntRange(max = 2 * MAX) int announced)
      throws IOException {
    byte[] body = body(size);

    assertThat(BodyBytes.read(inPieces(body), MAX, announced, Room.BOUNDLESS))
        .hasValueSatisfying(read -> assertThat(read).isEqualTo(body));
  }

  @Test
  void areNoMoreThanMayBe() throws IOException {
    for (int announced : List.of(0, MAX, MAX + 1)) {
      assertThat(BodyBytes.read(inPieces(body(MAX + 1)), MAX, announced, Room.BOUNDLESS)).isEmpty();
    }
  }

  @Test
  void askForRoomBeforeTheyGrow() throws IOException {
    List<Long> asked = new ArrayList<>();

    BodyBytes.read(inPieces(body(50_000)), MAX, 0, bytes -> asked.add(bytes));

    assertThat(asked).containsExactly(32_768L, 65_536L, 131_072L);
    assertThatExceptionOfType(Room.ExhaustedException.class)
        .isThrownBy(() -> BodyBytes.read(inPieces(body(50_000)), MAX, 0, bytes -> bytes < 40_000));
  }

  @Test
  void areNotCopiedWhenTheAnnouncedLengthWasRight() throws IOException {
    assertThat(
            BodyBytes.read(
                inPieces(body(50_000)),
                MAX,
                50_000,
                bytes -> {
                  throw new AssertionError("no more room is needed");
                }))
        .hasValueSatisfying(read -> assertThat(read).hasSize(50_000));
  }

  @Test
  void areCutIntoLinesOfWhichOneIsHeldAtATime() throws IOException {
    byte[] body = "a\n\n".concat("b".repeat(40_000)).concat("\nccc").getBytes(US_ASCII);
    LineReader lines = new LineReader(inPieces(body), 30_000, Room.BOUNDLESS);

    assertThat(lines.next().orElseThrow().bytes()).asString().isEqualTo("a");
    assertThat(lines.next().orElseThrow().blank()).isTrue();
    assertThat(lines.next().orElseThrow().tooLong()).isTrue();
    assertThat(lines.next().orElseThrow().bytes()).asString().isEqualTo("ccc");
    assertThat(lines.next()).isEmpty();
    assertThat(lines.number()).isEqualTo(4);
    LineReader squeezed = new LineReader(inPieces(body), 60_000, bytes -> bytes < 40_000);
    squeezed.next();
    squeezed.next();
    assertThatExceptionOfType(Room.ExhaustedException.class).isThrownBy(squeezed::next);
    assertThat(squeezed.number()).isEqualTo(2);
  }

  /** Comes in pieces of at most 7,000 bytes, as from a connection. */
  private static InputStream inPieces(byte[] body) {
    return new ByteArrayInputStream(body) {
      @Override
      public synchronized int read(byte[] into, int offset, int length) {
        return super.read(into, offset, Math.min(length, 7_000));
      }
    };
  }

  private static byte[] body(int size) {
    byte[] body = new byte[size];
    new Random(size).nextBytes(body);
    return body;
  }
}
