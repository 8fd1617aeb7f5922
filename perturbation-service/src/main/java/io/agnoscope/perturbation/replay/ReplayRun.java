package io.agnoscope.perturbation.replay;

import io.agnoscope.perturbation.replay.KeptRecord.Erased;
import io.agnoscope.perturbation.replay.KeptRecord.Kept;
import io.agnoscope.perturbation.replay.KeptRecord.Removed;
import io.agnoscope.perturbation.replay.KeptRecord.Unreadable;
import io.agnoscope.perturbation.trial.UnusableSampleException;
import io.agnoscope.schemas.Sample;
import io.agnoscope.schemas.identity.Runs;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes through one period, Sample by Sample: each Trial is acknowledged before the next Sample is
 * read, so that no more than one is in memory and a failure is met where it happens.
 */
final class ReplayRun implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(ReplayRun.class);

  private final ReplayOrder order;
  private final ReplayParts parts;
  private final ReplayTally tally;
  private final ReplayPause pause;
  private final Patience patience;
  private final NoteKeeper notes;
  private final Set<Long> taken = new HashSet<>();
  private volatile ReplayState stopAs = ReplayState.CANCELLED;
  private long writeAt;
  private long refreshAt;

  ReplayRun(ReplayOrder order, ReplayParts parts, ReplayPause pause) {
    this.order = order;
    this.parts = parts;
    this.tally = new ReplayTally(order, parts.catalogueVersion(), parts.clock().instant());
    this.pause = pause;
    this.patience = new Patience(parts, tally, pause);
    this.notes = new NoteKeeper(parts.notes(), pause);
  }

  ReplayStatus status() {
    return tally.status(parts.clock().instant());
  }

  /** Has it end soon, in the state given. */
  void stop(ReplayState as) {
    stopAs = as;
    pause.stop();
  }

  @Override
  public void run() {
    LOG.info("a replay begins run={} from={} to={}", order.run(), order.from(), order.to());
    try (PeriodReader period = parts.broker().samples(order.from(), order.to());
        Erasures erasures = parts.broker().erasures(order.from());
        TrialLog trials = parts.broker().trials()) {
      notes.keep(status());
      goThrough(period, erasures, trials);
      end(ReplayState.DONE, limitReason());
    } catch (StoppedException | InterruptedException e) {
      end(stopAs, null);
    } catch (PatienceEndedException e) {
      end(ReplayState.FAILED, "the broker was away for too long");
    } catch (RuntimeException e) {
      LOG.error("a replay failed run={}", order.run(), e);
      end(ReplayState.FAILED, "the service failed; its log says how");
    }
    notes.keepLast(status());
    ReplayStatus last = status();
    parts.counts().replayEnded(last.state());
    LOG.info(
        "a replay ended run={} state={} samples={} trials={} passedOver={} refused={}",
        last.run(),
        last.state(),
        last.samplesRead(),
        last.trialsWritten(),
        last.passedOver(),
        last.refused());
  }

  private void goThrough(PeriodReader period, Erasures erasures, TrialLog trials)
      throws StoppedException, PatienceEndedException, InterruptedException {
    while (!period.done() && taken.size() < order.limit()) {
      Optional<KeptRecord> next = patience.with(period::next);
      tally.progress(period.records(), period.recordsRead());
      if (next.isPresent()) {
        take(next.get(), erasures, trials);
      }
      notes.keepNowAndThen(this::status);
    }
  }

  private void take(KeptRecord next, Erasures erasures, TrialLog trials)
      throws StoppedException, PatienceEndedException, InterruptedException {
    switch (next) {
      case Erased erased -> passOver("erased", 1);
      case Removed removed -> passOver("removed", removed.count());
      case Unreadable unreadable -> {
        tally.sampleRead();
        refuse(unreadable.cause());
      }
      case Kept kept -> {
        tally.sampleRead();
        take(kept, erasures, trials);
      }
    }
  }

  private void take(Kept kept, Erasures erasures, TrialLog trials)
      throws StoppedException, PatienceEndedException, InterruptedException {
    Sample sample = kept.sample();
    Optional<String> notMeant = notMeant(sample);
    if (notMeant.isPresent()) {
      passOver(notMeant.get(), 1);
    } else if (!parts.targets().contains(sample.getTarget())) {
      refuse("target-not-watched");
    } else if (!taken.add(IdHash.of(sample.getId()))) {
      passOver("repeated", 1);
    } else {
      awaitTurn(sample.getTarget());
      refresh(erasures);
      if (erasures.erased(kept)) {
        passOver("erased", 1);
      } else {
        write(sample, trials);
      }
    }
  }

  private Optional<String> notMeant(Sample sample) {
    if (!Runs.isLive(sample.getRun())) {
      return Optional.of("other-run");
    }
    if (order.source() != null && !order.source().equals(sample.getSource())) {
      return Optional.of("other-source");
    }
    if (order.target() != null && !order.target().equals(sample.getTarget())) {
      return Optional.of("other-target");
    }
    return Optional.empty();
  }

  /** The Sample is this replay's own, read for it, so that it can be changed. */
  private void write(Sample sample, TrialLog trials)
      throws StoppedException, PatienceEndedException, InterruptedException {
    sample.setRun(order.run());
    try {
      patience.withUnusable(() -> trials.append(sample));
      tally.trialWritten();
      parts.counts().trialReplayed();
    } catch (UnusableSampleException e) {
      refuse(e.label());
    }
  }

  /** Waits until the target may be asked, and for the pace. What was not used is not made up. */
  private void awaitTurn(String target) throws StoppedException, InterruptedException {
    Optional<String> obstacle = parts.gate().obstacle(target);
    while (obstacle.isPresent()) {
      tally.waitingFor(obstacle.get());
      pause.of(ReplayPause.SHORT);
      obstacle = parts.gate().obstacle(target);
    }
    tally.waitingFor(null);
    pause.until(writeAt);
    writeAt = pause.now() + parts.spacing().toNanos();
  }

  /** Once a second, so that what is erased meanwhile is not asked either. */
  private void refresh(Erasures erasures)
      throws StoppedException, PatienceEndedException, InterruptedException {
    if (refreshAt == 0 || pause.now() - refreshAt >= 0) {
      boolean known = false;
      while (!known) {
        known = patience.with(erasures::refresh);
        notes.keepNowAndThen(this::status);
      }
      refreshAt = pause.now() + ReplayPause.SECOND.toNanos();
    }
  }

  private @Nullable String limitReason() {
    return taken.size() < order.limit()
        ? null
        : "the limit of " + order.limit() + " Samples was reached";
  }

  private void passOver(String cause, long count) {
    tally.passedOver(cause, count);
    parts.counts().passedOver(cause, count);
  }

  private void refuse(String cause) {
    tally.refused(cause);
    parts.counts().refusedReplay(cause);
  }

  private void end(ReplayState state, @Nullable String reason) {
    tally.end(state, reason, parts.clock().instant());
  }
}
