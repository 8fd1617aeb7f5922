package io.agnoscope.inference.worker;

import io.agnoscope.schemas.TrialAnswers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Remembers what was told. */
final class RecordedEvents implements EngineEvents {

  final Set<String> answered = ConcurrentHashMap.newKeySet();
  final List<String> dead = new CopyOnWriteArrayList<>();
  final List<String> refused = new CopyOnWriteArrayList<>();
  final List<String> waits = new CopyOnWriteArrayList<>();
  final List<String> shadowDropped = new CopyOnWriteArrayList<>();
  final AtomicInteger shadowAnswered = new AtomicInteger();
  final AtomicInteger released = new AtomicInteger();
  final AtomicInteger passedOver = new AtomicInteger();
  final AtomicInteger lost = new AtomicInteger();
  final AtomicInteger queued = new AtomicInteger();

  @Override
  public void queued(Duration took) {
    queued.incrementAndGet();
  }

  @Override
  public void asked(Duration took, int views) {}

  @Override
  public void answered(TrialAnswers answers, Duration took) {
    answered.add(answers.getSampleId());
  }

  @Override
  public void shadowAnswered(TrialAnswers answers) {
    shadowAnswered.incrementAndGet();
  }

  @Override
  public void shadowDropped(String cause) {
    shadowDropped.add(cause);
  }

  @Override
  public void deadLetter(String cause) {
    dead.add(cause);
  }

  @Override
  public void released() {
    released.incrementAndGet();
  }

  @Override
  public void waiting(String cause) {
    waits.add(cause);
  }

  @Override
  public void passedOver() {
    passedOver.incrementAndGet();
  }

  @Override
  public void lost() {
    lost.incrementAndGet();
  }

  @Override
  public void acknowledgementRefused() {}

  @Override
  public void checkpointRefused(String reason) {
    refused.add(reason);
  }

  @Override
  public void backlog(Backlog backlog) {}
}
