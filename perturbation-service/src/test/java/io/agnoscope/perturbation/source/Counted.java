package io.agnoscope.perturbation.source;

import io.agnoscope.perturbation.ingest.RefusalCause;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what was counted, as words. */
final class Counted implements SourceCounts {

  final List<String> all = new CopyOnWriteArrayList<>();

  @Override
  public void request(String source, SourceOutcome outcome) {
    all.add(source + " " + outcome.label());
  }

  @Override
  public void refused(RefusalCause cause) {
    all.add("refused " + cause.label());
  }

  @Override
  public void answered(String source) {
    all.add(source + " answered");
  }

  @Override
  public void unanswered(String source, NoAnswer cause) {
    all.add(source + " unanswered " + cause.label());
  }

  @Override
  public void exchange(String source, ExchangeEnding ending) {
    all.add(source + " " + ending.label());
  }
}
