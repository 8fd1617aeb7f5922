package io.agnoscope.perturbation.replay;

import io.agnoscope.perturbation.trial.UnusableSampleException;
import io.agnoscope.schemas.Sample;
import io.agnoscope.schemas.identity.Runs;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Records in memory, and failures when a test wants them. */
public final class FakeReplayBroker implements ReplayBroker {

  public final Deque<KeptRecord> records = new ArrayDeque<>();
  public final List<Sample> written = new CopyOnWriteArrayList<>();
  final Map<String, Long> erasedAt = new HashMap<>();
  final Set<String> unusable = new HashSet<>();
  final AtomicInteger failures = new AtomicInteger();
  final AtomicInteger opened = new AtomicInteger();

  /** Never comes to an end by itself. */
  public volatile boolean endless;

  public static KeptRecord.Kept kept(String id, long offset) {
    return new KeptRecord.Kept(sample(id, "probe", "tinyvlm"), offset);
  }

  static Sample sample(String id, String source, String target) {
    Sample sample = new Sample();
    sample.setId(id);
    sample.setRun(Runs.LIVE);
    sample.setSource(source);
    sample.setTarget(target);
    sample.setMessages(List.of());
    return sample;
  }

  @Override
  public PeriodReader samples(Instant from, Instant to) {
    opened.incrementAndGet();
    long all = records.size();
    return new PeriodReader() {
      @Override
      public Optional<KeptRecord> next() throws BrokerAwayException {
        mayFail();
        return Optional.ofNullable(records.poll());
      }

      @Override
      public boolean done() {
        return records.isEmpty() && !endless;
      }

      @Override
      public long records() {
        return all;
      }

      @Override
      public long recordsRead() {
        return all - records.size();
      }

      @Override
      public void close() {
        opened.decrementAndGet();
      }
    };
  }

  @Override
  public Erasures erasures(Instant since) {
    return new Erasures() {
      @Override
      public boolean refresh() throws BrokerAwayException {
        mayFail();
        return true;
      }

      @Override
      public boolean erased(KeptRecord.Kept kept) {
        return erasedAt.getOrDefault(kept.sample().getId(), -1L) > kept.offset();
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public TrialLog trials() {
    return new TrialLog() {
      @Override
      public void append(Sample sample) throws UnusableSampleException, BrokerAwayException {
        mayFail();
        if (unusable.contains(sample.getId())) {
          throw new UnusableSampleException("cannot-perturb", "for the test");
        }
        written.add(sample);
      }

      @Override
      public void close() {}
    };
  }

  private void mayFail() throws BrokerAwayException {
    if (failures.get() > 0) {
      failures.decrementAndGet();
      throw new BrokerAwayException(new IOException("away for the test"));
    }
  }
}
