package io.agnoscope.scoring.deadletters;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The newest dead letters by id, and where in their topic each is. Thread-safe. */
final class LetterIndex {
  /**
   * Where a letter is.
   *
   * @param partition of the topic of dead letters, not the record's own
   */
  record Place(int partition, long offset) {}

  private record Entry(LetterItem item, Place place) {}

  private static final Comparator<Entry> OLDEST_FIRST =
      Comparator.comparing((Entry entry) -> entry.item().at())
          .thenComparing(entry -> entry.item().id());

  private final int keep;
  private final Map<String, Entry> byId = new HashMap<>();
  private final TreeSet<Entry> byAge = new TreeSet<>(OLDEST_FIRST);

  /** An index of at most so many. */
  LetterIndex(int keep) {
    this.keep = keep;
  }

  /** Keeps a letter, in place of one of the same id; the oldest goes when there are too many. */
  synchronized void add(LetterItem item, Place place) {
    remove(item.id());
    Entry entry = new Entry(item, place);
    byId.put(item.id(), entry);
    byAge.add(entry);
    if (byAge.size() > keep) {
      remove(byAge.first().item().id());
    }
  }

  /** Forgets a letter, if it is kept. */
  synchronized void remove(String id) {
    Entry gone = byId.remove(id);
    if (gone != null) {
      byAge.remove(gone);
    }
  }

  /** All, newest first. */
  synchronized List<LetterItem> newest() {
    List<LetterItem> items = new ArrayList<>(byAge.size());
    byAge.descendingSet().forEach(entry -> items.add(entry.item()));
    return items;
  }

  /** Where the letter of this id is. */
  synchronized Optional<Place> place(String id) {
    return Optional.ofNullable(byId.get(id)).map(Entry::place);
  }
}
