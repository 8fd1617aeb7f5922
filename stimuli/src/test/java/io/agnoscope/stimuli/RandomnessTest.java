package io.agnoscope.stimuli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RandomnessTest {

  @Test
  void aNamedStreamIsTheSameForEver() {
    Randomness random = Randomness.of("golden", "stream");

    assertThat(List.of(random.nextLong(), random.nextLong()))
        .containsExactly(-2308421713255453413L, 3753150291549127921L);
    assertThat(IntStream.range(0, 8).map(i -> random.nextInt(100)).toArray())
        .containsExactly(12, 98, 79, 50, 89, 43, 67, 50);
  }

  @Test
  void namesAreFramed() {
    assertThat(Randomness.of("ab", "c").nextLong())
        .isNotEqualTo(Randomness.of("a", "bc").nextLong());
    assertThat(Randomness.of(7).nextLong()).isEqualTo(Randomness.of("7").nextLong());
  }

  @Test
  void aSplitDoesNotDependOnWhatWasDrawn() {
    Randomness untouched = Randomness.of("parent");
    Randomness used = Randomness.of("parent");
    used.nextLong();

    assertThat(used.split("child").nextLong()).isEqualTo(untouched.split("child").nextLong());
    assertThat(used.split("child").nextLong()).isNotEqualTo(used.split("other").nextLong());
  }

  @Property(tries = 200)
  void intsStayInTheirBounds(@ForAll long seed, @ForAll @IntRange(min = 1) int bound) {
    assertThat(Randomness.of(seed).nextInt(bound)).isBetween(0, bound - 1);
  }

  @Test
  void intsAreUniform() {
    for (int bound : new int[] {2, 3, 6, 7, 10}) {
      Randomness random = Randomness.of("uniform", Integer.toString(bound));
      int[] counts = new int[bound];
      for (int i = 0; i < 20_000; i++) {
        counts[random.nextInt(bound)]++;
      }
      assertThat(ChiSquare.perDegree(counts)).as("bound %d: %s", bound, counts).isLessThan(8);
    }
  }

  @Property(tries = 100)
  void aShuffleIsAPermutation(@ForAll long seed, @ForAll @Size(max = 20) List<Integer> items) {
    List<Integer> before = new ArrayList<>(items);

    assertThat(Randomness.of(seed).shuffle(items)).containsExactlyInAnyOrderElementsOf(before);
    assertThat(items).isEqualTo(before);
  }

  @Test
  void everyOrderOfAShuffleIsAsLikely() {
    Randomness random = Randomness.of("orders");
    List<String> orders = List.of("abc", "acb", "bac", "bca", "cab", "cba");
    int[] counts = new int[6];
    for (int i = 0; i < 6_000; i++) {
      counts[orders.indexOf(String.join("", random.shuffle(List.of("a", "b", "c"))))]++;
    }
    assertThat(ChiSquare.perDegree(counts)).isLessThan(5);
  }

  @Test
  void doublesFillTheUnitInterval() {
    Randomness random = Randomness.of("doubles");
    int[] tenths = new int[10];
    for (int i = 0; i < 20_000; i++) {
      tenths[(int) (10 * random.nextDouble())]++;
    }
    assertThat(ChiSquare.perDegree(tenths)).isLessThan(4);
  }

  @Test
  void aBoundMustBePositive() {
    assertThatThrownBy(() -> Randomness.of("x").nextInt(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0");
  }
}
