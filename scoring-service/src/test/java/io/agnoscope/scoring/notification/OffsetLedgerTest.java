package io.agnoscope.scoring.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class OffsetLedgerTest {
  @Test
  void nothingBehindAnUnfinishedRecordIsCommitted() {
    OffsetLedger ledger = new OffsetLedger(5);
    assertThat(ledger.committable()).isEqualTo(5);

    ledger.begin(7, 2);
    ledger.begin(8, 1);
    ledger.begin(9, 0);
    ledger.done(8);
    ledger.done(7);
    assertThat(ledger.committable()).isEqualTo(7);

    ledger.done(7);
    assertThat(ledger.committable()).isEqualTo(10);
  }

  @Property(tries = 100)
  void inWhateverOrderThingsAreDoneTheFirstUnfinishedHoldsTheOffset(
      @ForAll @Size(min = 1, max = 20) List<@IntRange(min = 0, max = 3) Integer> things,
      @ForAll long seed) {
    OffsetLedger ledger = new OffsetLedger(0);
    List<Integer> open = new ArrayList<>();
    for (int offset = 0; offset < things.size(); offset++) {
      ledger.begin(offset, things.get(offset));
      open.addAll(Collections.nCopies(things.get(offset), offset));
    }
    Collections.shuffle(open, new Random(seed));

    while (!open.isEmpty()) {
      assertThat(ledger.committable()).isEqualTo(Collections.min(open).longValue());
      ledger.done(open.removeLast());
    }
    assertThat(ledger.committable()).isEqualTo(things.size());
  }
}
