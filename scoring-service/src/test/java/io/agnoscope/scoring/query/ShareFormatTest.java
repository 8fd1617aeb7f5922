package io.agnoscope.scoring.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agnoscope.scoring.query.Share.Row;
import io.agnoscope.scoring.query.ShareFormat.MalformedShareException;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

final class ShareFormatTest {
  private final ShareFormat<Long> format = ShareFormat.ofCounts();

  @Property(tries = 100)
  void whatIsWrittenIsRead(
      @ForAll @Size(max = 4) List<@Size(max = 5) List<String>> keys, @ForAll long value)
      throws MalformedShareException {
    Share<Long> share = share(keys, value);

    assertThat(format.read(format.write(share))).isEqualTo(share);
  }

  @Property(tries = 200)
  void whatIsCutOffIsNoShare(
      @ForAll @Size(min = 1, max = 3) List<@Size(max = 3) List<String>> keys,
      @ForAll @IntRange(min = 1, max = 10_000) int cut) {
    byte[] whole = format.write(share(keys, 7));
    byte[] some = Arrays.copyOf(whole, whole.length - Math.min(cut, whole.length));

    assertThatThrownBy(() -> format.read(some)).isInstanceOf(MalformedShareException.class);
  }

  @Property(tries = 500)
  void anyBytesAreAShareOrMalformed(@ForAll byte[] bytes) {
    try {
      assertThat(format.read(bytes)).isNotNull();
    } catch (MalformedShareException e) {
      assertThat(e).hasMessageContaining("cannot be read");
    }
  }

  private static Share<Long> share(List<List<String>> keys, long value) {
    TreeMap<Integer, List<Row<Long>>> partitions = new TreeMap<>();
    for (int i = 0; i < keys.size(); i++) {
      partitions.put(
          i, keys.get(i).stream().map(key -> new Row<>(clean(key), 60_000L, value)).toList());
    }
    return new Share<>(partitions);
  }

  /** Half of a surrogate pair is no text. */
  private static String clean(String text) {
    return text.codePoints()
        .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
