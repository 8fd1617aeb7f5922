package io.agnoscope.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agnoscope.scoring.topology.DetectorSettings;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator may set of the detector. */
final class DetectorConfigTest {
  @Test
  void theDefaultsAreWhatIsRecommended() {
    assertThat(settings(Map.of())).isEqualTo(DetectorSettings.standard());
  }

  @Test
  void quietHoursAreReadAsALocalTime() {
    DetectorSettings settings =
        settings(
            Map.of(
                "agnoscope.detector.quiet-hours", "22:00-06:00,12:00-13:00",
                "agnoscope.detector.zone", "Europe/Berlin"));

    assertThat(settings.flows().quietHours().spans()).hasSize(2);
    assertThat(settings.flows().quietHours().zone()).hasToString("Europe/Berlin");
  }

  @ParameterizedTest
  @CsvSource({
    "step, PT0.5S",
    "accept-after, PT-1S",
    "forget-after, PT1S",
    "stalled-after, PT0S",
    "missing-after, PT0S",
    "regular-for, PT0S",
    "lost-for, PT0S",
    "quiet-hours, night",
    "zone, Nowhere/Else"
  })
  void whatMakesNoSenseIsRefusedByItsName(String key, String value) {
    String name = "agnoscope.detector." + key;

    assertThatThrownBy(() -> settings(Map.of(name, value))).hasMessageContaining(name);
  }

  private static DetectorSettings settings(Map<String, String> settings) {
    return new SmallRyeConfigBuilder()
        .withMapping(DetectorConfig.class)
        .withConverter(Duration.class, 200, new DurationConverter())
        .withSources(new PropertiesConfigSource(settings, "test", 100))
        .build()
        .getConfigMapping(DetectorConfig.class)
        .settings();
  }
}
