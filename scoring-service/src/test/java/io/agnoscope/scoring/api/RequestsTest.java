package io.agnoscope.scoring.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agnoscope.schemas.OperatorActionKind;
import io.agnoscope.scoring.api.BaselineRequest.Stratum;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RequestsTest {
  private static final Instant NOW = Instant.parse("2026-05-01T00:00:00Z");

  @Test
  void aSilenceEndsAtAnInstantOrAfterADuration() {
    assertThat(new SilenceRequest("a", null, "2026-05-01T01:00:00Z", null).end(NOW))
        .isEqualTo(NOW.plusSeconds(3_600));
    assertThat(new SilenceRequest("a", null, null, "P30D").end(NOW))
        .isEqualTo(NOW.plusSeconds(30 * 86_400));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PT0S",
        "-PT1H",
        "P30DT1S",
        "tomorrow",
        "",
        "PT999999999999H",
        "P106751991167300D"
      })
  void aSilenceForAnotherTimeIsRefused(String duration) {
    refused(() -> new SilenceRequest("a", null, null, duration).end(NOW));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2026-05-01T00:00:00Z", "2025-01-01T00:00:00Z", "2027-01-01T00:00:00Z", "x"})
  void aSilenceUntilAnotherTimeIsRefused(String until) {
    refused(() -> new SilenceRequest("a", null, until, null).end(NOW));
  }

  @Test
  void aSilenceWithoutOrWithTwoEndsIsRefused() {
    refused(() -> new SilenceRequest("a", null, null, null).end(NOW));
    refused(() -> new SilenceRequest("a", null, "2026-05-01T01:00:00Z", "PT1H").end(NOW));
  }

  @Test
  void aBaselineIsResetWithoutOrSetWithStrata() {
    assertThat(new BaselineRequest("a", null, "reset", null, null).kind())
        .isEqualTo(OperatorActionKind.RESET_BASELINE);
    assertThat(new BaselineRequest("a", null, "set", null, List.of(stratum(1, 0))).kind())
        .isEqualTo(OperatorActionKind.SET_BASELINE);
    refused(() -> new BaselineRequest("a", null, "reset", null, List.of(stratum(1, 0))).kind());
    refused(() -> new BaselineRequest("a", null, "set", null, null).kind());
    refused(() -> new BaselineRequest("a", null, "frozen", null, null).kind());
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "-1, 0", "1000000001, 0", "10, -0.1", "10, 10.1", "10, NaN"})
  void aStratumOfOtherCountsIsRefused(long observations, double sum) {
    refused(() -> set(stratum(observations, sum)).baseline("a", NOW));
  }

  @Test
  void strataAreNamedAndFewAndDiffer() {
    refused(() -> set(stratum(1, 0), stratum(2, 0)).baseline("a", NOW));
    refused(() -> set(new Stratum(" ", 1L, 0.0)).baseline("a", NOW));
    refused(() -> set(new Stratum("s", null, 0.0)).baseline("a", NOW));
    refused(() -> set().baseline("a", NOW));
    refused(() ->
        new BaselineRequest("a", null, "set", null, Collections.singletonList(null))
            .baseline("a", NOW));
    assertThat(set(stratum(10, 2.5)).baseline("Ana", NOW).getBy()).isEqualTo("Ana");
  }

  @ParameterizedTest
  @CsvSource({
    "http://localhost:8080, localhost:8080, true",
    "https://agnoscope.example, agnoscope.example, true",
    "http://LOCALHOST:8080, localhost:8080, true",
    "http://localhost:8081, localhost:8080, false",
    "http://localhost, localhost:8080, false",
    "http://elsewhere.example, localhost:8080, false",
    "null, localhost:8080, false",
    "file://localhost:8080, localhost:8080, false",
    "http://bad host, localhost:8080, false",
    "http://localhost:8080,, false",
  })
  void onlyTheOwnOriginIsOwn(String origin, @Nullable String authority, boolean own) {
    assertThat(SameOrigin.own(origin, authority)).isEqualTo(own);
  }

  private static Stratum stratum(long observations, double sum) {
    return new Stratum("probe/COLOR", observations, sum);
  }

  private static BaselineRequest set(Stratum... strata) {
    return new BaselineRequest("a", null, "set", null, List.of(strata));
  }

  private static void refused(Runnable request) {
    assertThatThrownBy(request::run)
        .isInstanceOf(ApiException.class)
        .extracting(e -> ((ApiException) e).status())
        .isEqualTo(400);
  }
}
