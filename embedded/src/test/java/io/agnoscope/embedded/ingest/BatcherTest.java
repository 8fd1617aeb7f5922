package io.agnoscope.embedded.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BatcherTest {
  @Property(tries = 200)
  void batchesHoldEveryLineOnceInOrderWithinTheLimits(
      @ForAll @Size(max = 60) List<@IntRange(min = 1, max = 50) Integer> lengths,
      @ForAll @IntRange(min = 1, max = 8) int maxLines,
      @ForAll @IntRange(min = 1, max = 120) int maxBytes) {
    Batcher batcher = new Batcher(maxLines, maxBytes);
    List<Batch> batches = new ArrayList<>();
    for (int i = 0; i < lengths.size(); i++) {
      batcher
          .add(new PreparedLine.Ready(2L * i + 1, new byte[lengths.get(i)]))
          .ifPresent(batches::add);
    }
    batcher.rest().ifPresent(batches::add);

    List<Long> numbers = new ArrayList<>();
    for (Batch batch : batches) {
      assertThat(batch.lines()).hasSizeLessThanOrEqualTo(maxLines);
      if (batch.lines().size() > 1) {
        assertThat(batch.body().length).isLessThanOrEqualTo(maxBytes);
      }
      for (int line = 1; line <= batch.lines().size(); line++) {
        numbers.add(batch.fileLine(line));
      }
    }
    assertThat(numbers).hasSameSizeAs(lengths);
    for (int i = 0; i < numbers.size(); i++) {
      assertThat(numbers.get(i)).isEqualTo(2L * i + 1);
    }
  }

  @Test
  void linesAreCountedWithBlankOnesAndLongOnesArePassedOver() throws IOException {
    byte[] file = "one\n\nthree is long\nfour".getBytes(StandardCharsets.UTF_8);
    LineSource source = new LineSource(new ByteArrayInputStream(file), 6);
    List<String> read = new ArrayList<>();
    for (Optional<NumberedLine> line = source.next(); line.isPresent(); line = source.next()) {
      NumberedLine found = line.get();
      read.add(
          found.number()
              + (found.isBlank() ? " blank" : "")
              + (found.tooLong()
                  ? " long"
                  : " " + new String(found.bytes(), StandardCharsets.UTF_8)));
    }

    assertThat(read).containsExactly("1 one", "2 blank ", "3 long", "4 four");
    assertThat(source.bytesRead()).isEqualTo(file.length);
  }
}
