package io.agnoscope.scoring.view;

import io.agnoscope.schemas.Image;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The newest records as people look at them, bounded by number in each group and by bytes in all.
 * Beyond the bytes the group that takes most of them lets its oldest go, so that a busy group does
 * not push out a quiet one. Not thread-safe.
 */
final class KeptRecords<T> {
  /**
   * A record on its way in.
   *
   * @param id of which there is one in all
   * @param group whose number is bounded
   * @param sampleId whose content it is
   * @param size of the record in bytes, which stands for what it takes in memory
   */
  record Entry<T>(String id, String group, String sampleId, Place place, int size, T item) {}

  /**
   * What is kept at most.
   *
   * @param each records of one group
   * @param groups how many groups; the one that was quiet for longest goes first
   * @param bytes of all records
   */
  record Bounds(int each, int groups, long bytes) {}

  private static final class Group<T> {
    final TreeMap<Place, Entry<T>> entries = new TreeMap<>();
    long bytes;

    long bytes() {
      return bytes;
    }

    Place newest() {
      return entries.lastKey();
    }
  }

  private final Bounds bounds;
  private final KeptPictures pictures;
  private final Map<String, Group<T>> groups = new HashMap<>();
  private final Set<String> ids = new HashSet<>();
  private long bytes;

  KeptRecords(Bounds bounds, KeptPictures pictures) {
    this.bounds = bounds;
    this.pictures = pictures;
  }

  /** Keeps one more, unless it is kept already, and lets the oldest go that no longer fit. */
  void add(Entry<T> entry, Collection<Image> images) {
    if (!ids.add(entry.id())) {
      return;
    }
    Group<T> group = groups.computeIfAbsent(entry.group(), name -> new Group<>());
    if (group.entries.putIfAbsent(entry.place(), entry) != null) {
      throw new IllegalArgumentException("two records at one place");
    }
    group.bytes += entry.size();
    bytes += entry.size();
    pictures.hold(entry, images);
    if (group.entries.size() > bounds.each()) {
      drop(group.entries.firstEntry().getValue());
    }
    while (bytes > bounds.bytes() && ids.size() > 1) {
      drop(largest().entries.firstEntry().getValue());
    }
    if (groups.size() > bounds.groups()) {
      List.copyOf(quietest().entries.values()).forEach(this::drop);
    }
  }

  /** Drops everything that is of the Sample. */
  void erase(String sampleId) {
    groups.values().stream()
        .flatMap(group -> group.entries.values().stream())
        .filter(entry -> entry.sampleId().equals(sampleId))
        .toList()
        .forEach(this::drop);
  }

  /** The items of every group, newest first. */
  List<T> newestFirst() {
    List<Entry<T>> entries = new ArrayList<>(ids.size());
    groups.values().forEach(group -> entries.addAll(group.entries.values()));
    return entries.stream()
        .sorted(Comparator.comparing((Entry<T> entry) -> entry.place()).reversed())
        .map(Entry::item)
        .toList();
  }

  private Group<T> largest() {
    return groups.values().stream()
        .max(Comparator.comparingLong(Group::bytes))
        .orElseThrow(() -> new IllegalStateException("bytes without a record"));
  }

  private Group<T> quietest() {
    return groups.values().stream()
        .min(Comparator.comparing(Group::newest))
        .orElseThrow(() -> new IllegalStateException("groups without a record"));
  }

  private void drop(Entry<T> entry) {
    Group<T> group = groups.get(entry.group());
    if (group == null || group.entries.remove(entry.place()) == null) {
      throw new IllegalStateException("only what is kept can be dropped");
    }
    group.bytes -= entry.size();
    bytes -= entry.size();
    ids.remove(entry.id());
    pictures.release(entry);
    if (group.entries.isEmpty()) {
      groups.remove(entry.group());
    }
  }
}
