package io.agnoscope.inference.checkpoint;

import io.agnoscope.inference.answering.AnswerModel;
import io.agnoscope.schemas.identity.ShadowTargets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the models of one target: the one that serves, the one that served before it, and the one
 * in shadow, a Candidate or again the one before. Trials lease them; one that is none of these any
 * more is closed when its last lease is. Any thread.
 */
public final class ModelSlot implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ModelSlot.class);

  private final String target;
  private final Share shadowShare;
  private final Duration patience;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition givenBack = lock.newCondition();

  /** Every model that is not closed. */
  private final List<Loaded> inMemory = new ArrayList<>();

  private @Nullable Loaded serving;
  private @Nullable Loaded kept;
  private @Nullable Loaded shadow;
  private boolean closed;

  /**
   * A slot without models.
   *
   * @param shadowShare of the Trials that a Candidate in shadow answers too, between 0 and 1
   * @param patience with leases that are not given back when the slot is closed
   */
  public ModelSlot(String target, double shadowShare, Duration patience) {
    this.target = target;
    this.shadowShare = new Share(shadowShare);
    this.patience = patience;
  }

  /** Leases the model that serves, once there is one. To be closed with the Trial. */
  public Optional<Lease> serving() {
    lock.lock();
    try {
      return Optional.ofNullable(serving).map(present -> lease(present, target));
    } finally {
      lock.unlock();
    }
  }

  /**
   * Leases the Candidate in shadow, if there is one and the Trial is of its share.
   *
   * @param trialId of the watched target's Trial: by its hash it is of the share or not
   */
  public Optional<Lease> shadow(String trialId) {
    return shadowShare.has(trialId) ? shadow() : Optional.empty();
  }

  /** Leases the Candidate in shadow, if there is one, whatever its share. */
  public Optional<Lease> shadow() {
    lock.lock();
    try {
      return Optional.ofNullable(shadow).map(present -> lease(present, ShadowTargets.of(target)));
    } finally {
      lock.unlock();
    }
  }

  /** Which checkpoint serves, if any yet. */
  public Optional<Serving> current() {
    lock.lock();
    try {
      return Optional.ofNullable(serving).map(Loaded::serving);
    } finally {
      lock.unlock();
    }
  }

  /** Which Candidate is in shadow, if any is. */
  public Optional<Serving> candidate() {
    lock.lock();
    try {
      return Optional.ofNullable(shadow).map(Loaded::serving);
    } finally {
      lock.unlock();
    }
  }

  /** Has a checkpoint serve whose model is in memory; false when it is not. */
  boolean serve(CheckpointKey key) {
    return change(() -> {
      Loaded found = find(key);
      if (found != null) {
        takeOver(found);
      }
      return found != null;
    });
  }

  /** Has a model serve those who lease from now on. */
  void serve(CheckpointKey key, AnswerModel model) {
    change(() -> {
      Loaded loaded = add(key, model);
      takeOver(loaded);
      return true;
    });
  }

  /** Puts a checkpoint in shadow whose model is in memory; false when it is not. */
  boolean shadow(CheckpointKey key) {
    return change(() -> {
      Loaded found = find(key);
      if (found != null && found != serving) {
        shadow = found;
      }
      return found != null;
    });
  }

  /** Puts a model in shadow, in place of another that may be there. */
  void shadow(CheckpointKey key, AnswerModel model) {
    change(() -> {
      shadow = add(key, model);
      return true;
    });
  }

  /** Leaves no model in shadow. */
  void endShadow() {
    change(() -> {
      shadow = null;
      return true;
    });
  }

  /** Drops the model that served before, unless it may serve again. */
  void keepIf(Predicate<CheckpointKey> mayServe) {
    change(() -> {
      if (kept != null && !mayServe.test(kept.key)) {
        kept = null;
      }
      return true;
    });
  }

  /**
   * Offers nothing from now on, and closes the models when their leases are given back. Waits for
   * that no longer than its patience: a model that is held longer is closed by its last holder.
   */
  @Override
  public void close() {
    change(() -> {
      closed = true;
      serving = null;
      kept = null;
      shadow = null;
      return true;
    });
    lock.lock();
    try {
      long nanos = patience.toNanos();
      while (!inMemory.isEmpty() && nanos > 0) {
        nanos = givenBack.awaitNanos(nanos);
      }
      if (!inMemory.isEmpty()) {
        LOG.warn(
            "models are still asked seconds={} models={}",
            TimeUnit.NANOSECONDS.toSeconds(patience.toNanos()),
            inMemory.size());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  private Lease lease(Loaded loaded, String of) {
    loaded.leases++;
    return new Lease(loaded, of, () -> giveBack(loaded));
  }

  private void giveBack(Loaded loaded) {
    change(() -> {
      loaded.leases--;
      return true;
    });
  }

  private void takeOver(Loaded next) {
    if (next == serving) {
      return;
    }
    shadow = next.equals(shadow) ? null : shadow;
    kept = serving;
    serving = next;
  }

  private Loaded add(CheckpointKey key, AnswerModel model) {
    Loaded loaded = new Loaded(key, model);
    inMemory.add(loaded);
    return loaded;
  }

  private @Nullable Loaded find(CheckpointKey key) {
    return roles().filter(loaded -> loaded.key.equals(key)).findFirst().orElse(null);
  }

  private Stream<Loaded> roles() {
    return Stream.of(
            Optional.ofNullable(serving), Optional.ofNullable(kept), Optional.ofNullable(shadow))
        .flatMap(Optional::stream);
  }

  private boolean change(Change change) {
    List<Loaded> done;
    boolean result;
    lock.lock();
    try {
      result = change.make();
      if (closed) {
        serving = null;
        kept = null;
        shadow = null;
      }
      List<Loaded> wanted = roles().toList();
      done = inMemory.stream().filter(one -> one.leases == 0 && !wanted.contains(one)).toList();
      inMemory.removeAll(done);
      givenBack.signalAll();
    } finally {
      lock.unlock();
    }
    // Not under the lock: freeing waits for the device.
    done.forEach(one -> one.model.close());
    return result;
  }

  private interface Change {
    boolean make();
  }
}
