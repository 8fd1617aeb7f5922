package io.agnoscope.scoring.notification;

import io.agnoscope.schemas.Alert;
import io.agnoscope.schemas.AlertState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the alerts of one partition stand, and what is to be told of them: each episode's beginning
 * once and its end once, however often its record is written. Silenced ones are not told and
 * acknowledged ones not again, except of their end if their beginning was. It holds one record for
 * each key of a compacted topic. Not thread-safe.
 */
final class AlertBook {
  private enum Told {
    NO,
    /** By a reader before this one, as far as can be known. */
    PERHAPS,
    YES
  }

  private record Standing(Alert alert, long offset, Told told) {
    boolean fires() {
      return alert.getState() == AlertState.FIRING;
    }

    boolean sameEpisode(Alert other) {
      return alert.getSince().equals(other.getSince());
    }

    Standing with(Told now) {
      return new Standing(alert, offset, now);
    }
  }

  /** Something to tell, with the place of the record that says so. */
  record Due(Telling telling, long offset) {}

  private final boolean readBefore;
  private final Map<String, Standing> standings = new LinkedHashMap<>();

  /**
   * An empty book.
   *
   * @param readBefore whether another reader told what stood in the partition before
   */
  AlertBook(boolean readBefore) {
    this.readBefore = readBefore;
  }

  /** Takes up a record from before this reader's time, of which nothing is told yet. */
  void recall(Alert alert, long offset) {
    Told told = Told.NO;
    if (readBefore) {
      told = alert.getSilencedUntil() == null ? Told.YES : Told.PERHAPS;
    }
    standings.put(alert.getKey(), new Standing(alert, offset, told));
  }

  /** Takes up a new record: what is to be told of it now. */
  Optional<Telling> take(Alert alert, long offset, Instant now) {
    Standing before = standings.get(alert.getKey());
    Told told = told(before, alert);
    Standing standing = new Standing(alert, offset, told);
    standings.put(alert.getKey(), standing);
    if (standing.fires()) {
      return quiet(standing, now) ? Optional.empty() : Optional.of(tell(standing));
    }
    boolean ended = before == null || before.fires() || !before.sameEpisode(alert);
    return ended && told != Told.NO
        ? Optional.of(Telling.of(Telling.Kind.RESOLVED, alert))
        : Optional.empty();
  }

  /** What was not told yet of alerts that fire and are not silenced. */
  List<Due> due(Instant now) {
    List<Due> due = new ArrayList<>();
    for (Standing standing : List.copyOf(standings.values())) {
      if (standing.fires() && standing.told() != Told.YES && !quiet(standing, now)) {
        due.add(new Due(tell(standing), standing.offset()));
      }
    }
    return due;
  }

  /** All that fire and are not silenced. */
  List<Alert> firing(Instant now) {
    return standings.values().stream()
        .filter(Standing::fires)
        .map(Standing::alert)
        .filter(alert -> !silenced(alert, now))
        .toList();
  }

  /** Forgets an alert whose record was erased. */
  void forget(String key) {
    standings.remove(key);
  }

  static boolean silenced(Alert alert, Instant now) {
    Instant until = alert.getSilencedUntil();
    return until != null && until.isAfter(now);
  }

  private Told told(@Nullable Standing before, Alert alert) {
    if (before == null) {
      return readBefore ? Told.PERHAPS : Told.NO;
    }
    if (before.sameEpisode(alert)) {
      return before.told();
    }
    return Told.NO;
  }

  private Telling tell(Standing standing) {
    Telling.Kind kind = standing.told() == Told.YES ? Telling.Kind.UPDATED : Telling.Kind.FIRING;
    standings.put(standing.alert().getKey(), standing.with(Told.YES));
    return Telling.of(kind, standing.alert());
  }

  /** Whether nothing is told of it now; one that was acknowledged before anybody heard of it is. */
  private static boolean quiet(Standing standing, Instant now) {
    boolean acknowledged = standing.alert().getAcknowledgedBy() != null;
    return silenced(standing.alert(), now) || (acknowledged && standing.told() != Told.NO);
  }
}
