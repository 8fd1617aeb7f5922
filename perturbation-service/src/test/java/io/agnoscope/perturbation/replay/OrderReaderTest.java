package io.agnoscope.perturbation.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agnoscope.perturbation.ingest.RefusalCause;
import io.agnoscope.perturbation.ingest.RefusedException;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderReaderTest {

  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
  private static final String FROM = "2026-03-01T12:00:00Z";
  private static final String TO = "2026-03-01T13:00:00Z";

  private final OrderReader reader = new OrderReader(List.of("a", "b"), 1000, () -> NOW);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-03-01T12:00:00Z",
        "2026-03-01T12:00Z",
        "2026-03-01T12:00:00.000Z",
        "2026-03-01T13:00+01:00",
        "2026-03-01T13:00[Europe/Prague]",
        "2026-03-01T13:00:00+01:00[Europe/Prague]"
      })
  void takesAMomentWithAZone(String from) throws RefusedException {
    ReplayOrder order = reader.read(request(from, TO));

    assertThat(order.from()).isEqualTo(Instant.parse(FROM));
    assertThat(order.to()).isEqualTo(Instant.parse(TO));
    assertThat(order.run()).isEqualTo("replay-20260302-120000");
    assertThat(order.limit()).isEqualTo(1000);
    assertThat(order.source()).isNull();
    assertThat(order.target()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "none,2026-03-01T13:00:00Z",
        "2026-03-01T12:00:00Z,none",
        "'',2026-03-01T13:00:00Z",
        "yesterday,2026-03-01T13:00:00Z",
        // No zone says which moment it is.
        "2026-03-01T12:00:00,2026-03-01T13:00:00Z",
        "2026-03-01,2026-03-01T13:00:00Z",
        "2026-03-01T13:00:00Z,2026-03-01T13:00:00Z",
        "2026-03-01T13:00:01Z,2026-03-01T13:00:00Z",
        "2026-03-01T12:00:00Z,2026-03-02T12:00:01Z",
        "1969-12-31T23:59:59Z,2026-03-01T13:00:00Z"
      })
  void refusesAPeriodThatIsNone(@Nullable String from, @Nullable String to) {
    assertThat(refusal(request(from, to))).isEqualTo(RefusalCause.INVALID_PERIOD);
  }

  @Test
  void refusesNamesThatAreNone() {
    for (String run : List.of("", "LIVE", "live", "Upper", "a b", "a/b", "x".repeat(65))) {
      assertThat(refusal(new OrderReader.Request(FROM, TO, run, null, null, null)))
          .as(run)
          .isEqualTo(RefusalCause.INVALID_RUN);
    }
    assertThat(refusal(new OrderReader.Request(FROM, TO, null, null, "c", null)))
        .isEqualTo(RefusalCause.UNKNOWN_TARGET);
    assertThat(refusal(new OrderReader.Request(FROM, TO, null, " ", null, null)))
        .isEqualTo(RefusalCause.MALFORMED_FIELD);
  }

  @Test
  void takesALimitWithinWhatMayBe() throws RefusedException {
    OrderReader.Request most = new OrderReader.Request(FROM, TO, "r-1", "probe", "b", 1000);

    assertThat(reader.read(most))
        .isEqualTo(
            new ReplayOrder("r-1", Instant.parse(FROM), Instant.parse(TO), "probe", "b", 1000));
    for (int limit : List.of(0, -1, 1001)) {
      assertThat(refusal(new OrderReader.Request(FROM, TO, null, null, null, limit)))
          .isEqualTo(RefusalCause.MALFORMED_FIELD);
    }
  }

  @Property
  void anyTextIsAMomentOrRefused(@ForAll String text) {
    assertThatThrownBy(() -> reader.read(request(text, "also not a moment")))
        .isInstanceOf(RefusedException.class);
  }

  private RefusalCause refusal(OrderReader.Request request) {
    try {
      throw new AssertionError("taken: " + reader.read(request));
    } catch (RefusedException e) {
      return e.refusal().cause();
    }
  }

  private static OrderReader.Request request(@Nullable String from, @Nullable String to) {
    return new OrderReader.Request(from, to, null, null, null, null);
  }
}
