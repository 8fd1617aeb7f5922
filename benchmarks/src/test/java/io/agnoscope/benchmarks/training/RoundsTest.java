package io.agnoscope.benchmarks.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.benchmarks.report.Table;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoundsTest {

  @Test
  void showsMediansAndTheSpreadOfRatios() {
    Rounds rounds = new Rounds();
    rounds.add(trained(40, 1), trained(20, 1));
    rounds.add(trained(10, 1), trained(20, 1));
    rounds.add(trained(30, 1), trained(20, 1));
    Table table = Rounds.table();
    rounds.row(table, "together");

    assertThat(table.lines().getLast())
        .isEqualTo(
            "| together      | 3.00         | 2.00           | 1.50          | 0.50 to 2.00 |");
  }

  @Test
  void partsAreThoseOfOneStep() {
    Rounds rounds = new Rounds();
    rounds.add(trained(20, 1), trained(10, 3));

    assertThat(rounds.parts().lines())
        .contains(
            "| forward        | 50.00   | 300.00    |",
            "| whole step     | 500.00  | 1000.00   |",
            "| processor time | 250.00  | 500.00    |");
  }

  private static Said.Trained trained(int steps, double forward) {
    return new Said.Trained(steps, 10, 5, Map.of("forward", forward), List.of());
  }
}
