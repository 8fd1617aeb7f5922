package io.agnoscope.scoring.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class SumsTest {
  @Property(tries = 200)
  void isCommutativeAndAssociativeWithNoneAsItsZero(
      @ForAll("sums") Sums a, @ForAll("sums") Sums b, @ForAll("sums") Sums c) {
    assertThat(a.plus(b)).isEqualTo(b.plus(a));
    assertThat(a.plus(b).plus(c)).isEqualTo(a.plus(b.plus(c)));
    assertThat(a.plus(Sums.NONE)).isEqualTo(a);
  }

  @Property(tries = 100)
  void anyCutAndOrderGivesTheSameSums(@ForAll("many") List<Sums> many, @ForAll long seed) {
    List<Sums> shuffled = new ArrayList<>(many);
    Collections.shuffle(shuffled, new Random(seed));
    int cut = Math.floorMod((int) seed, many.size() + 1);

    Sums whole = sum(many);
    Sums parts = sum(shuffled.subList(0, cut)).plus(sum(shuffled.subList(cut, many.size())));

    assertThat(parts).isEqualTo(whole);
  }

  @Provide
  Arbitrary<List<Sums>> many() {
    return sums().list().ofMaxSize(20);
  }

  /** Doubles are dyadic, so that adding them is exact in every order. */
  @Provide
  Arbitrary<Sums> sums() {
    return Arbitraries.longs()
        .between(0, 1_000_000)
        .list()
        .ofSize(26)
        .map(n ->
            new Sums(
                n.get(0),
                n.get(1),
                n.get(2) / 1024.0,
                new Flips(n.get(3), n.get(4), n.get(5), n.get(6)),
                new Pushes(n.get(7), n.get(8)),
                new Labels(n.get(9), n.get(10), n.get(11)),
                new Divergences(n.get(12), n.get(13) / 1024.0),
                new DivergenceBounds(n.get(20), n.get(21) / 1024.0, n.get(22) / 1024.0),
                new Noise(n.get(14), n.get(15), n.get(16), n.get(17)),
                new Circular(n.get(18), n.get(19)),
                new Meanings(n.get(23), n.get(24), n.get(25))));
  }

  private static Sums sum(List<Sums> many) {
    return many.stream().reduce(Sums.NONE, Sums::plus);
  }
}
