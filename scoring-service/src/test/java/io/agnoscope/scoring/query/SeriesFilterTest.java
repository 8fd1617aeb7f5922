package io.agnoscope.scoring.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.scoring.statistics.AspectMonitor;
import io.agnoscope.scoring.statistics.Monitor;
import io.agnoscope.scoring.statistics.PerturbationMonitor;
import io.agnoscope.scoring.topology.SeriesKey;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class SeriesFilterTest {
  private static final SeriesKey CAPTION =
      key(
          "LIVE",
          "tinyvlm",
          new PerturbationMonitor("misleading-caption", "PERTURBATION", "TRAIN"));
  private static final SeriesKey COLOR = key("LIVE", "tinyvlm", new AspectMonitor("COLOR"));

  @Test
  void aMonitorIsAPerturbationOrAnAspect() {
    assertThat(filter("LIVE", "tinyvlm", "misleading-caption").test(CAPTION)).isTrue();
    assertThat(filter("LIVE", "tinyvlm", "COLOR").test(CAPTION)).isFalse();
    assertThat(filter("LIVE", "tinyvlm", "COLOR").test(COLOR)).isTrue();
  }

  @Test
  void replaysAreNotLive() {
    assertThat(SeriesFilter.ofRun("LIVE").test(CAPTION)).isTrue();
    assertThat(SeriesFilter.ofRun("replay-7").test(CAPTION)).isFalse();
    assertThat(SeriesFilter.ALL.test(CAPTION)).isTrue();
  }

  /** A store is read by the prefix alone: what it leaves out must be what the filter leaves out. */
  @Property(tries = 500)
  void whatTheFilterWantsHasItsPrefix(
      @ForAll("names") String run,
      @ForAll("names") String target,
      @ForAll("names") String otherRun,
      @ForAll("names") String otherTarget) {
    SeriesFilter filter = filter(run, target, null);
    SeriesKey other = key(otherRun, otherTarget, new AspectMonitor("COLOR"));

    assertThat(key(run, target, new AspectMonitor("COLOR")).text()).startsWith(filter.prefix());
    assertThat(other.text().startsWith(filter.prefix())).isEqualTo(filter.test(other));
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.strings().withChars("ab|%@#\u00e9").ofMinLength(1).ofMaxLength(3);
  }

  private static SeriesFilter filter(
      @Nullable String run, @Nullable String target, @Nullable String monitor) {
    return new SeriesFilter(run, target, null, monitor);
  }

  private static SeriesKey key(String run, String target, Monitor monitor) {
    return new SeriesKey(run, target, "v1", "m1", "IMAGE_HEAVY", monitor);
  }
}
