package io.agnoscope.scoring.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.scoring.statistics.AspectMonitor;
import io.agnoscope.scoring.statistics.PerturbationMonitor;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;

/** What is written into a store's key is read out of it, whatever people call their models. */
final class KeysTest {
  @Property(tries = 200)
  void seriesKeysAreReadAsWritten(
      @ForAll @StringLength(max = 12) String target,
      @ForAll @StringLength(max = 12) String checkpoint,
      @ForAll boolean aspect) {
    SeriesKey key =
        new SeriesKey(
            "LIVE",
            printable(target),
            printable(checkpoint) + "|@#%",
            "m",
            "MULTIMODAL",
            aspect
                ? new AspectMonitor("COLOR")
                : new PerturbationMonitor(printable(target), "CONTROL", "WATCH"));

    assertThat(SeriesKey.parse(key.text())).isEqualTo(key);
    PartKey part = new PartKey(key.text(), 3);
    assertThat(PartKey.parse(part.text())).isEqualTo(part);
  }

  @Property(tries = 50)
  void windowKeysAreReadAsWritten(@ForAll @LongRange(min = 0, max = 4_000_000_000_000L) long at) {
    WindowKey window = new WindowKey("a|b", Instant.ofEpochMilli(at));
    WindowKey total = new WindowKey("a|b", null);

    assertThat(WindowKey.parse(window.text())).isEqualTo(window);
    assertThat(WindowKey.parse(total.text())).isEqualTo(total);
  }

  /** Lone surrogates are no text and cannot come out of an Avro string. */
  private static String printable(String text) {
    return text.codePoints()
        .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
