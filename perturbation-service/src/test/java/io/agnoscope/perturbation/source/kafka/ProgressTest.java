package io.agnoscope.perturbation.source.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private static final TopicPartition PARTITION = new TopicPartition("t", 0);

  private final Progress progress = new Progress();

  @Test
  void stopsBeforeTheFirstThatIsNotDoneWith() {
    begin(5);
    begin(6);
    begin(9);
    assertThat(progress.advanced()).isEmpty();
    done(6);
    assertThat(progress.advanced()).isEmpty();
    done(5);
    assertThat(progress.advanced()).isEqualTo(Map.of(PARTITION, new OffsetAndMetadata(9)));
    done(9);
    assertThat(progress.advanced()).isEqualTo(Map.of(PARTITION, new OffsetAndMetadata(10)));
    assertThat(progress.advanced()).isEmpty();
  }

  @Test
  void knowsNothingOfWhatItForgot() {
    begin(5);
    progress.forget();
    done(5);

    assertThat(progress.advanced()).isEmpty();
    assertThat(progress.open()).isZero();
  }

  /** In whatever order records are done with, nothing before the commit is not done with. */
  @Property
  void neverPassesARecordThatIsNotDoneWith(
      @ForAll @IntRange(max = 60) int count, @ForAll long seed) {
    Progress fresh = new Progress();
    List<Integer> order = new java.util.ArrayList<>(IntStream.range(0, count).boxed().toList());
    order.forEach(offset -> fresh.begin(new Place(PARTITION, offset)));
    Collections.shuffle(order, new Random(seed));
    Set<Long> done = new HashSet<>();
    long committed = 0;
    for (int offset : order) {
      fresh.done(new Place(PARTITION, offset));
      done.add((long) offset);
      OffsetAndMetadata advanced = fresh.advanced().get(PARTITION);
      if (advanced != null) {
        assertThat(advanced.offset()).isGreaterThan(committed);
        committed = advanced.offset();
      }
      for (long before = 0; before < committed; before++) {
        assertThat(done).contains(before);
      }
    }
    assertThat(committed).isEqualTo(count);
  }

  private void begin(long offset) {
    progress.begin(new Place(PARTITION, offset));
  }

  private void done(long offset) {
    progress.done(new Place(PARTITION, offset));
  }
}
