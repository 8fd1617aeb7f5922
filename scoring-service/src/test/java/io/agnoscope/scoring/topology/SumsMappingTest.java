package io.agnoscope.scoring.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.scoring.statistics.Circular;
import io.agnoscope.scoring.statistics.DivergenceBounds;
import io.agnoscope.scoring.statistics.Divergences;
import io.agnoscope.scoring.statistics.Flips;
import io.agnoscope.scoring.statistics.Labels;
import io.agnoscope.scoring.statistics.Meanings;
import io.agnoscope.scoring.statistics.Noise;
import io.agnoscope.scoring.statistics.Pushes;
import io.agnoscope.scoring.statistics.Sums;
import org.junit.jupiter.api.Test;

final class SumsMappingTest {
  @Test
  void everySumComesBackFromTheRecord() {
    Sums sums =
        new Sums(
            1,
            2,
            3.5,
            new Flips(4, 5, 6, 7),
            new Pushes(8, 9),
            new Labels(10, 11, 12),
            new Divergences(13, 14.5),
            new DivergenceBounds(15, 16.5, 17.5),
            new Noise(18, 19, 20, 21),
            new Circular(22, 23),
            new Meanings(24, 25, 26));

    assertThat(SumsMapping.fromRecord(SumsMapping.toRecord(sums))).isEqualTo(sums);
  }
}
