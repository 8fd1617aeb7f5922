package io.agnoscope.scoring.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Who is told of what, and what a slow one costs. */
final class ListenersTest {
  /** A line that takes nothing more until what is on its way was taken. */
  private static final class TestLine implements Line {
    final List<String> sent = new ArrayList<>();
    CompletableFuture<Object> underWay = new CompletableFuture<>();
    boolean closed;
    boolean gone;

    void take() {
      CompletableFuture<Object> taken = underWay;
      underWay = new CompletableFuture<>();
      taken.complete("taken");
    }

    @Override
    public CompletionStage<?> event(Change change, long revision) {
      if (gone) {
        throw new IllegalStateException("written to after it was closed");
      }
      sent.add(change.event() + " " + revision);
      return underWay;
    }

    @Override
    public CompletionStage<?> heartbeat() {
      sent.add("beat");
      return underWay;
    }

    @Override
    public boolean closed() {
      return closed;
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private final TestLine line = new TestLine();

  @Test
  void oneWhoComesIsGreetedAndToldOfWhatChanges() {
    Listeners listeners = new Listeners(1);

    assertThat(listeners.add(line)).isTrue();
    line.take();
    listeners.tell(Change.HARD_EXAMPLES);

    assertThat(line.sent).containsExactly("beat", "hard-examples 1");
  }

  @Test
  void whatChangesWhileOneIsSlowIsToldOnce() {
    Listeners listeners = new Listeners(1);
    listeners.add(line);

    for (int i = 0; i < 1_000; i++) {
      listeners.tell(Change.TRIALS);
      listeners.tell(Change.ALERTS);
    }
    for (int i = 0; i < 5; i++) {
      line.take();
    }

    assertThat(line.sent).containsExactly("beat", "alerts 1000", "trials 1000");
  }

  @Test
  void oneTooManyIsRefusedUntilAnotherHasGone() {
    Listeners listeners = new Listeners(1);
    listeners.add(line);

    assertThat(listeners.add(new TestLine())).isFalse();
    line.close();
    assertThat(listeners.add(new TestLine())).isTrue();
  }

  @Test
  void oneWhoTakesNothingIsLetGo() {
    Listeners listeners = new Listeners(1);
    listeners.add(line);
    for (int beat = 0; beat < 4; beat++) {
      listeners.beat();
    }
    assertThat(line.closed).isFalse();

    listeners.beat();

    assertThat(line.closed).isTrue();
    assertThat(listeners.any()).isFalse();
  }

  @Test
  void oneWhoseLineBreaksIsLetGo() {
    Listeners listeners = new Listeners(1);
    listeners.add(line);

    line.underWay.completeExceptionally(new IllegalStateException("gone"));
    listeners.beat();

    assertThat(listeners.any()).isFalse();
  }

  @Test
  void oneWhoGoesWhileItIsWrittenToKeepsNobodyElseFromBeingTold() {
    Listeners listeners = new Listeners(2);
    listeners.add(line);
    line.take();
    line.gone = true;
    TestLine other = new TestLine();
    listeners.add(other);
    other.take();

    listeners.tell(Change.ALERTS);

    assertThat(line.closed).isTrue();
    assertThat(other.sent).containsExactly("beat", "alerts 1");
  }
}
