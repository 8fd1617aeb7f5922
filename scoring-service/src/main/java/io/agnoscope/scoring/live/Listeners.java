package io.agnoscope.scoring.live;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Those who listen, of a bounded number. Thread-safe. */
@Singleton
public final class Listeners {
  /** Beats, 15 s apart, after which one who takes nothing is let go. */
  private static final int MOST_MISSED_BEATS = 4;

  private final int most;
  private final Set<Listener> listeners = new LinkedHashSet<>();
  private final Map<Change, Long> revisions = new EnumMap<>(Change.class);

  @Inject
  Listeners(EventsConfig config) {
    this(config.mostListeners());
  }

  Listeners(int most) {
    this.most = most;
  }

  /**
   * Tells one more of what changes from now on.
   *
   * @return false when there are too many already
   */
  public synchronized boolean add(Line line) {
    listeners.removeIf(Listener::closed);
    if (listeners.size() >= most) {
      return false;
    }
    Listener listener = new Listener(line);
    listeners.add(listener);
    listener.beat(MOST_MISSED_BEATS);
    return true;
  }

  /** Whether anybody listens, for whom it would be worth looking for changes. */
  public synchronized boolean any() {
    return !listeners.isEmpty();
  }

  /** Tells all that something changed. */
  public void tell(Change change) {
    long revision;
    List<Listener> all;
    synchronized (this) {
      revision = revisions.merge(change, 1L, Long::sum);
      all = List.copyOf(listeners);
    }
    all.forEach(listener -> listener.tell(change, revision));
  }

  @Scheduled(every = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void beat() {
    List<Listener> all;
    synchronized (this) {
      listeners.removeIf(Listener::closed);
      all = List.copyOf(listeners);
    }
    for (Listener listener : all) {
      if (!listener.beat(MOST_MISSED_BEATS)) {
        letGo(listener);
      }
    }
  }

  void stop(@Observes ShutdownEvent event) {
    List<Listener> all;
    synchronized (this) {
      all = List.copyOf(listeners);
    }
    all.forEach(this::letGo);
  }

  private void letGo(Listener listener) {
    synchronized (this) {
      listeners.remove(listener);
    }
    listener.close();
  }
}
