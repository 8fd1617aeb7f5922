package io.agnoscope.scoring.view;

import io.agnoscope.schemas.HardExample;
import io.agnoscope.schemas.Image;
import io.agnoscope.schemas.identity.Sha256;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The newest hard examples with their pictures, bounded by number and by bytes. Thread-safe. */
final class KeptExamples {
  private record Place(Instant at, int partition, long offset) {
    static final Comparator<Place> OLDEST_FIRST =
        Comparator.comparing(Place::at)
            .thenComparingInt(Place::partition)
            .thenComparingLong(Place::offset);
  }

  private record Kept(HardExampleItem item, int bytes, Set<String> pictures) {}

  private record Shared(Picture picture, int examples) {}

  private final int most;
  private final long mostBytes;
  private final TreeMap<Place, Kept> kept = new TreeMap<>(Place.OLDEST_FIRST);
  private final Map<String, Shared> pictures = new HashMap<>();
  private long bytes;

  KeptExamples(int most, long mostBytes) {
    this.most = most;
    this.mostBytes = mostBytes;
  }

  /**
   * Keeps one more, and lets the oldest go that no longer fit.
   *
   * @param size of the record, which stands for what it takes in memory
   */
  synchronized void add(HardExample example, int partition, long offset, int size) {
    Place place = new Place(example.getAt(), partition, offset);
    if (kept.containsKey(place)) {
      return;
    }
    Set<String> shown = new HashSet<>();
    for (Image image : example.getAnswers().getTrial().getSample().getImages()) {
      byte[] content = content(image);
      // A picture under another's hash would be shown, and cached, in its place.
      if (content.length > 0 && Sha256.hex(content).equals(image.getSha256())) {
        Shared before = pictures.get(image.getSha256());
        if (shown.add(image.getSha256())) {
          pictures.put(
              image.getSha256(),
              before == null
                  ? new Shared(new Picture(image.getMediaType(), content), 1)
                  : new Shared(before.picture(), before.examples() + 1));
        }
      }
    }
    kept.put(place, new Kept(HardExampleItems.of(example), size, shown));
    bytes += size;
    while (kept.size() > most || (bytes > mostBytes && kept.size() > 1)) {
      drop(kept.pollFirstEntry().getValue());
    }
  }

  synchronized List<HardExampleItem> newestFirst() {
    List<HardExampleItem> items = new ArrayList<>(kept.size());
    kept.descendingMap().values().forEach(one -> items.add(one.item()));
    return items;
  }

  synchronized Optional<Picture> picture(String sha256) {
    return Optional.ofNullable(pictures.get(sha256)).map(Shared::picture);
  }

  private void drop(Kept oldest) {
    bytes -= oldest.bytes();
    for (String sha256 : oldest.pictures()) {
      pictures.computeIfPresent(
          sha256,
          (key, shared) ->
              shared.examples() == 1 ? null : new Shared(shared.picture(), shared.examples() - 1));
    }
  }

  private static byte[] content(Image image) {
    ByteBuffer content = image.getContent();
    if (content == null) {
      return new byte[0];
    }
    byte[] copy = new byte[content.remaining()];
    content.duplicate().get(copy);
    return copy;
  }
}
