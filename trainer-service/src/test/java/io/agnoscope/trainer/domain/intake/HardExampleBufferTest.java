package io.agnoscope.trainer.domain.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.stimuli.sample.TaskClass;
import io.agnoscope.stimuli.sample.View;
import io.agnoscope.trainer.Trials;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class HardExampleBufferTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void keepsTheNewestAndCountsWhatMadeRoom() {
    HardExampleBuffer buffer = buffer(2, 1 << 20, 2);
    buffer.add(example("probe", "a", 10, 1));
    buffer.add(example("api", "b", 10, 2));

    List<Refusal> dropped = buffer.add(example("file", "c", 10, 3)).dropped();

    assertThat(dropped).containsExactly(Refusal.BUFFER_FULL);
    assertThat(buffer.size()).isEqualTo(2);
    assertThat(buffer.bySource()).containsOnlyKeys("api", "file");
  }

  @Test
  void givesNoSourceMoreThanItsShare() {
    HardExampleBuffer buffer = buffer(10, 1 << 20, 2);
    buffer.add(example("probe", "a", 10, 1));
    buffer.add(example("api", "b", 10, 2));
    buffer.add(example("api", "c", 10, 3));

    List<Refusal> dropped = buffer.add(example("api", "d", 10, 4)).dropped();

    assertThat(dropped).containsExactly(Refusal.SOURCE_FULL);
    assertThat(buffer.bySource()).containsEntry("api", 2).containsEntry("probe", 1);
  }

  @Test
  void holdsTheSameContentOnce() {
    HardExampleBuffer buffer = buffer(10, 1 << 20, 10);
    buffer.add(example("api", "a", 10, 1));

    List<Refusal> dropped = buffer.add(example("api", "a", 10, 2)).dropped();

    assertThat(dropped).containsExactly(Refusal.DUPLICATE);
    assertThat(buffer.size()).isEqualTo(1);
    assertThat(buffer.since(START.plusSeconds(1))).isEqualTo(1);
  }

  @Test
  void forgetsASampleThatIsErased() {
    HardExampleBuffer buffer = buffer(10, 1 << 20, 10);
    CollectedExample kept = example("api", "b", 10, 2);
    buffer.add(example("api", "a", 10, 1));
    buffer.add(kept);

    assertThat(buffer.erase("a")).containsExactly(Refusal.ERASED);
    assertThat(buffer.erase("a")).isEmpty();

    assertThat(buffer.ready("first")).containsExactly(kept);
    assertThat(buffer.size()).isEqualTo(1);
    assertThat(buffer.bytes()).isEqualTo(kept.bytes());
    assertThat(buffer.bySource()).containsEntry("api", 1);
  }

  @Test
  void refusesOneThatIsLargerThanItself() {
    HardExampleBuffer buffer = buffer(10, 5000, 10);

    assertThat(buffer.add(example("api", "a", 5000, 1)))
        .isEqualTo(new HardExampleBuffer.Added(false, List.of(Refusal.TOO_LARGE)));
    assertThat(buffer.size()).isZero();
  }

  @Test
  void neverHoldsAWatchedView() {
    HardExampleBuffer buffer = buffer(10, 1 << 20, 10);
    buffer.add(
        new CollectedExample(
            Trials.perturbed("a", "color", TaskClass.IMAGE_HEAVY),
            "first",
            Set.of("flipped"),
            START));

    assertThat(buffer.ready("first").getFirst().trial().perturbed())
        .extracting(View::perturbation)
        .containsExactly("misleading-caption", "truthful-hint");
  }

  @Property(tries = 100)
  void staysWithinItsLimitsAndCountsEveryExample(
      @ForAll @Size(max = 60) List<@IntRange(max = 30_000) Integer> sizes,
      @ForAll @IntRange(min = 1, max = 20) int examples,
      @ForAll @IntRange(min = 1, max = 20) int perSource) {
    long limit = 100_000;
    HardExampleBuffer buffer = buffer(examples, limit, perSource);
    int dropped = 0;
    for (int index = 0; index < sizes.size(); index++) {
      String source = index % 3 == 0 ? "probe" : "api";
      dropped += buffer.add(example(source, "s" + index, sizes.get(index), index)).dropped().size();

      assertThat(buffer.size()).isLessThanOrEqualTo(examples);
      assertThat(buffer.bytes()).isLessThanOrEqualTo(limit);
      assertThat(buffer.bySource().values()).allMatch(count -> count <= perSource);
    }

    assertThat(buffer.size() + dropped).isEqualTo(sizes.size());
    assertThat(buffer.bySource().values().stream().mapToInt(Integer::intValue).sum())
        .isEqualTo(buffer.size());
  }

  private static HardExampleBuffer buffer(int examples, long bytes, int perSource) {
    return new HardExampleBuffer(
        new HardExampleBuffer.Limits(examples, bytes, perSource, examples, Duration.ZERO),
        InstantSource.fixed(START.plusSeconds(3600)));
  }

  private static CollectedExample example(String source, String id, int imageBytes, int second) {
    return new CollectedExample(
        Trials.from(source, id, imageBytes), "first", Set.of("wrong"), START.plusSeconds(second));
  }
}
