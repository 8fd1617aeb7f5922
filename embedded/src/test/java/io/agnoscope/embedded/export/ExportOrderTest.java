package io.agnoscope.embedded.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agnoscope.embedded.UserFailure;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExportOrderTest {

  private static final Set<String> PROBE = Set.of("probe");
  private static final Set<String> NONE = Set.of();

  @Test
  void aMomentHasAnOffsetOrIsOfThisMachine() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");

    assertThat(ExportOrder.moment("--to", "2026-03-01T12:00", berlin))
        .isEqualTo("2026-03-01T11:00:00Z");
    assertThat(ExportOrder.moment("--to", "2026-03-01T12:00:00Z", berlin))
        .isEqualTo("2026-03-01T12:00:00Z");
    assertThat(ExportOrder.moment("--to", "2026-03-01T12:00+05:00", berlin))
        .isEqualTo("2026-03-01T07:00:00Z");
    assertThat(ExportOrder.moment("--to", null, berlin)).isNull();
    assertThatThrownBy(() -> ExportOrder.moment("--to", "yesterday", berlin))
        .isInstanceOf(UserFailure.class)
        .hasMessageContaining("--to is a time such as 2026-03-01T12:00");
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    Instant now = Instant.parse("2026-03-01T12:00:00Z");

    refused(() -> new ExportOrder(now, now, PROBE, NONE, 1, 0.1, 1), "--since must be before --to");
    refused(() -> new ExportOrder(null, null, Set.of(), NONE, 1, 0.1, 1), "--sources");
    refused(() -> new ExportOrder(null, null, Set.of(" "), NONE, 1, 0.1, 1), "--sources");
    refused(
        () -> new ExportOrder(null, null, PROBE, NONE, -1, 0.1, 1), "--emma must be 0 to 1000000");
    refused(() -> new ExportOrder(null, null, PROBE, NONE, 1, 1, 1), "--held-out");
    refused(() -> new ExportOrder(null, null, PROBE, NONE, 1, Double.NaN, 1), "--held-out");
  }

  private static void refused(Runnable order, String why) {
    assertThatThrownBy(order::run).isInstanceOf(UserFailure.class).hasMessageContaining(why);
  }
}
