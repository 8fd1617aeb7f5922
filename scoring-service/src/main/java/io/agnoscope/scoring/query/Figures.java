package io.agnoscope.scoring.query;

import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.scoring.ScoringConfig;
import io.agnoscope.scoring.query.OtherInstances.Replies;
import io.agnoscope.scoring.query.SeriesQuestion.Reach;
import io.agnoscope.scoring.statistics.Sums;
import io.agnoscope.scoring.topology.CountKey;
import io.agnoscope.scoring.topology.SeriesKey;
import io.agnoscope.scoring.topology.Stores;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The figures as they stand in the stores of all instances: any instance gives the same ones. They
 * are whole or not given: every call throws {@link NotReadyException} while a partition is restored
 * or moved, or whoever has it does not answer. They are as old as {@code
 * agnoscope.scoring.forward-every} at most.
 */
@Singleton
public final class Figures {
  private static final Object COUNTS = new Object();

  private final LocalFigures own;
  private final OtherInstances others;
  private final ShareFormat<Sums> sums;
  private final ShareFormat<Long> counts = ShareFormat.ofCounts();
  private final Recently recently;
  private final ParsedKeys parsed = new ParsedKeys();

  @Inject
  Figures(
      LocalFigures own,
      OtherInstances others,
      RecordCodec codec,
      ScoringConfig config,
      InstantSource clock) {
    this.own = own;
    this.others = others;
    this.sums = ShareFormat.ofSums(codec);
    this.recently = new Recently(config.forwardEvery(), clock);
  }

  /** Everything since the wanted Series began. */
  public Map<SeriesKey, Sums> totals(SeriesFilter filter) {
    return bySeries(SeriesQuestion.total(filter));
  }

  /** The sums of the wanted Series over the one-minute windows that start in [from, to]. */
  public Map<SeriesKey, Sums> sums(SeriesFilter filter, Instant from, Instant to) {
    return bySeries(new SeriesQuestion(Reach.SPAN, filter, from, to));
  }

  /** The one-minute windows of the wanted Series that start in [from, to], in no order. */
  public List<WindowedSums> windows(SeriesFilter filter, Instant from, Instant to) {
    SeriesQuestion question = new SeriesQuestion(Reach.MINUTES, filter, from, to);
    return recently.answer(
        question,
        () ->
            ask(question).rows().stream()
                .map(row ->
                    new WindowedSums(
                        parsed.series(row.key()), Instant.ofEpochMilli(row.start()), row.value()))
                .toList());
  }

  /** What is counted beside the Series. */
  public Map<CountKey, Long> counts() {
    return recently.answer(
        COUNTS,
        () -> {
          Share<Long> share = whole(Stores.COUNTS, own::counts, SharesResource.COUNTS_PATH, counts);
          Map<CountKey, Long> merged = new HashMap<>();
          share
              .rows()
              .forEach(row -> merged.merge(CountKey.parse(row.key()), row.value(), Long::sum));
          return Map.copyOf(merged);
        });
  }

  private Map<SeriesKey, Sums> bySeries(SeriesQuestion question) {
    return recently.answer(question, () -> merged(ask(question), parsed::series));
  }

  /** Adds up in the order of the partitions, so that sums of fractions are the same everywhere. */
  private static Map<SeriesKey, Sums> merged(Share<Sums> share, Function<String, SeriesKey> key) {
    Map<SeriesKey, Sums> merged = new HashMap<>();
    share.rows().forEach(row -> merged.merge(key.apply(row.key()), row.value(), Sums::plus));
    return Map.copyOf(merged);
  }

  private Share<Sums> ask(SeriesQuestion question) {
    String store = question.reach() == Reach.TOTAL ? Stores.TOTALS : Stores.WINDOWS;
    return whole(
        store,
        () -> own.series(question),
        SharesResource.SERIES_PATH + "?" + question.query(),
        sums);
  }

  private <V> Share<V> whole(
      String store, Supplier<Share<V>> reading, String path, ShareFormat<V> format) {
    Share<V> share = reading.get();
    if (share.missing(LocalFigures.PARTITIONS).isEmpty()) {
      return share;
    }
    Replies<V> replies = others.ask(store, path, format);
    for (Share<V> other : replies.shares()) {
      share = share.and(other);
    }
    SortedSet<Integer> missing = share.missing(LocalFigures.PARTITIONS);
    if (!missing.isEmpty()) {
      throw notReady(missing, replies.silent());
    }
    return share;
  }

  private NotReadyException notReady(SortedSet<Integer> missing, List<String> silent) {
    String instances =
        silent.isEmpty() ? "" : "; of the other instances " + String.join(", ", silent);
    return new NotReadyException(
        "The figures of partitions "
            + missing
            + " of "
            + LocalFigures.PARTITIONS
            + " are missing, and without them none are given: they are being restored or moved (this instance is "
            + own.state()
            + ")"
            + instances);
  }
}
