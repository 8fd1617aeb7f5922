package io.agnoscope.scoring.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.scoring.view.KeptRecords.Bounds;
import io.agnoscope.scoring.view.KeptRecords.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class KeptRecordsTest {
  @Test
  void theNewestAreKeptAndTheNewestComeFirst() {
    KeptRecords<String> kept = kept(new Bounds(2, 1, 1_000));

    add(kept, "probe", "s2", 2, 10);
    add(kept, "probe", "s1", 1, 10);
    add(kept, "probe", "s3", 3, 10);

    assertThat(kept.newestFirst()).containsExactly("s3", "s2");
  }

  @Test
  void bytesAreBoundedToo() {
    KeptRecords<String> kept = kept(new Bounds(100, 1, 100));

    add(kept, "probe", "s1", 1, 60);
    add(kept, "probe", "s2", 2, 60);

    assertThat(kept.newestFirst()).containsExactly("s2");
  }

  @Test
  void oneThatExceedsTheBytesAloneIsKeptAlone() {
    KeptRecords<String> kept = kept(new Bounds(100, 1, 100));

    add(kept, "probe", "s1", 1, 10);
    add(kept, "probe", "s2", 2, 600);

    assertThat(kept.newestFirst()).containsExactly("s2");
  }

  @Test
  void aBusyGroupPushesOutNoQuietOne() {
    KeptRecords<String> kept = kept(new Bounds(3, 9, 100));
    add(kept, "mirror", "m", 0, 30);

    for (int i = 1; i <= 50; i++) {
      add(kept, "probe", "p" + i, i, 30);
    }

    assertThat(kept.newestFirst()).containsExactly("p50", "p49", "m");
  }

  @Test
  void ofTooManyGroupsTheOneGoesThatWasQuietForLongest() {
    KeptRecords<String> kept = kept(new Bounds(3, 2, 1_000));

    add(kept, "a", "a1", 1, 10);
    add(kept, "b", "b1", 2, 10);
    add(kept, "a", "a2", 3, 10);
    add(kept, "c", "c1", 4, 10);

    assertThat(kept.newestFirst()).containsExactly("c1", "a2", "a1");
  }

  @Test
  void theSameIdAgainIsNotKeptTwice() {
    KeptRecords<String> kept = kept(new Bounds(5, 1, 1_000));

    add(kept, "probe", "s1", 1, 10);
    add(kept, "probe", "s1", 2, 10);

    assertThat(kept.newestFirst()).hasSize(1);
  }

  @Test
  void erasingTakesAllOfOneSampleAndNothingElse() {
    KeptRecords<String> kept = kept(new Bounds(5, 5, 1_000));
    add(kept, "probe", "s1", 1, 10);
    add(kept, "mirror", "s2", 2, 10);

    kept.erase("s1");
    kept.erase("never heard of");

    assertThat(kept.newestFirst()).containsExactly("s2");
  }

  /** Instances read the partitions of a topic in any order, and must show the same pages. */
  @Property(tries = 200)
  void whatIsKeptAndItsOrderFollowFromTheRecordsAlone(
      @ForAll @Size(max = 20) List<@IntRange(min = 0, max = 5) Integer> times,
      @ForAll Random random) {
    List<Integer> arrival = new ArrayList<>(IntStream.range(0, times.size()).boxed().toList());
    KeptRecords<String> one = kept(new Bounds(5, 1, 1_000));
    arrival.forEach(i -> add(one, "probe", "s" + i, places(times, i)));
    Collections.shuffle(arrival, random);
    KeptRecords<String> other = kept(new Bounds(5, 1, 1_000));
    arrival.forEach(i -> add(other, "probe", "s" + i, places(times, i)));

    assertThat(other.newestFirst()).isEqualTo(one.newestFirst());
  }

  /** Records of one instant in several partitions. */
  private static Place places(List<Integer> times, int i) {
    return new Place(Instant.ofEpochSecond(times.get(i)), i % 3, i);
  }

  private static void add(KeptRecords<String> kept, String group, String id, Place place) {
    kept.add(new Entry<>(id, group, id, place, 10, id), List.of());
  }

  @Property(tries = 200)
  void noBoundIsEverExceeded(
      @ForAll @Size(max = 60) List<@IntRange(min = 1, max = 400) Integer> sizes) {
    KeptRecords<String> kept = kept(new Bounds(4, 3, 500));
    for (int i = 0; i < sizes.size(); i++) {
      int size = sizes.get(i);
      add(kept, "group" + size % 5, size + "/" + i, i, size);
    }

    List<String> items = kept.newestFirst();

    assertThat(items.stream().mapToInt(KeptRecordsTest::size).sum()).isLessThanOrEqualTo(500);
    assertThat(items.stream().map(item -> size(item) % 5).distinct().count())
        .isLessThanOrEqualTo(3);
    assertThat(items.size()).isLessThanOrEqualTo(12);
  }

  private static int size(String item) {
    return Integer.parseInt(item.substring(0, item.indexOf('/')));
  }

  private static KeptRecords<String> kept(Bounds bounds) {
    return new KeptRecords<>(bounds, new KeptPictures());
  }

  private static void add(KeptRecords<String> kept, String group, String id, long at, int size) {
    Place place = new Place(Instant.ofEpochSecond(at), 0, at);
    kept.add(new Entry<>(id, group, id, place, size, id), List.of());
  }
}
