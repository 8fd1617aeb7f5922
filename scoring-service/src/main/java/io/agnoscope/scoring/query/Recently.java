package io.agnoscope.scoring.query;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What was answered a moment ago, so that many who ask the same cost as much as one, and those who
 * ask at once wait for one reading. That there was no answer is kept as well. Bounded. Thread-safe.
 */
final class Recently {
  private static final int MOST = 32;

  /** What came of a reading: gives the answer, or says why there is none. */
  private static final class Slot {
    final ReentrantLock lock = new ReentrantLock();
    volatile Instant asked = Instant.MAX;
    @Nullable Supplier<Object> told;
  }

  private final Duration age;
  private final InstantSource clock;
  private final Map<Object, Slot> slots = new ConcurrentHashMap<>();

  /**
   * Keeps answers.
   *
   * @param age how old an answer may be, counted from when its reading began
   */
  Recently(Duration age, InstantSource clock) {
    this.age = age;
    this.clock = clock;
  }

  /**
   * The answer to a question, read now unless it was read a moment ago.
   *
   * @param question equal questions have answers of one type
   */
  @SuppressWarnings("unchecked")
  <T> T answer(Object question, Supplier<T> reading) {
    forget();
    Slot slot = slots.computeIfAbsent(question, fresh -> new Slot());
    slot.lock.lock();
    try {
      Instant now = clock.instant();
      Supplier<Object> told = slot.told;
      if (told == null || !now.isBefore(slot.asked.plus(age))) {
        told = read(reading);
        slot.told = told;
        slot.asked = now;
      }
      return (T) told.get();
    } finally {
      slot.lock.unlock();
    }
  }

  /** An answer that is too old would only take room: a question with its time comes but once. */
  private void forget() {
    Instant oldest = clock.instant().minus(age);
    slots.values().removeIf(slot -> slot.asked.isBefore(oldest) && !slot.lock.isLocked());
    if (slots.size() > MOST) {
      slots.clear();
    }
  }

  int size() {
    return slots.size();
  }

  private static <T> Supplier<Object> read(Supplier<T> reading) {
    try {
      T answer = reading.get();
      return () -> answer;
    } catch (NotReadyException e) {
      return () -> {
        throw new NotReadyException(String.valueOf(e.getMessage()), e);
      };
    }
  }
}
