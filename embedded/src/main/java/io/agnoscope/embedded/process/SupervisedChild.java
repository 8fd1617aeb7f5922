package io.agnoscope.embedded.process;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One child process: started, watched, and started again when it dies, until it is stopped. */
public final class SupervisedChild {
  /**
   * The child leaves the terminal's Ctrl-C and hang-up to the launcher, which stops all in order.
   */
  private static final List<String> WITHOUT_TERMINAL_SIGNALS =
      List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh");

  private static final Duration POLL = Duration.ofMillis(300);
  private static final Duration AFTER_KILL = Duration.ofSeconds(10);
  private static final int COULD_NOT_START = 127;

  private final ChildSpec spec;
  private final ChildEvents events;
  private final InstantSource clock;
  private final RestartPolicy policy = new RestartPolicy();
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final CountDownLatch firstReady = new CountDownLatch(1);
  private final Thread thread;
  private volatile Status status;
  private volatile int quickExits;
  private volatile @Nullable Process process;

  /**
   * How it is.
   *
   * @param since when it came into this state
   */
  public record Status(
      ChildState state, @Nullable ProcessIdentity process, Instant since, int restarts) {}

  public SupervisedChild(ChildSpec spec, ChildEvents events, InstantSource clock) {
    this.spec = spec;
    this.events = events;
    this.clock = clock;
    this.status = new Status(ChildState.WAITING, null, clock.instant(), 0);
    this.thread = Thread.ofPlatform().name("child-" + spec.name()).daemon().unstarted(this::run);
  }

  public ChildSpec spec() {
    return spec;
  }

  public Status status() {
    return status;
  }

  /** How often in a row it exited soon after its start. */
  public int quickExits() {
    return quickExits;
  }

  public void start() {
    become(ChildState.STARTING, null, 0);
    thread.start();
  }

  /** Whether it was ever ready. */
  public boolean wasReady() {
    return firstReady.getCount() == 0;
  }

  /** Asks it to stop, waits for its grace, then kills it. Returns when it is gone. */
  public void stop() throws InterruptedException {
    stopping.countDown();
    if (status.state() == ChildState.WAITING) {
      become(ChildState.STOPPED, null, 0);
      return;
    }
    become(ChildState.STOPPING, status.process(), status.restarts());
    Process running = process;
    if (running != null) {
      running.destroy();
    }
    if (!thread.join(spec.grace())) {
      kill();
      thread.join(AFTER_KILL);
    }
    become(ChildState.STOPPED, null, status.restarts());
  }

  /** Ends it at once, without asking. */
  public void kill() {
    stopping.countDown();
    Process running = process;
    if (running != null) {
      running.descendants().forEach(ProcessHandle::destroyForcibly);
      running.destroyForcibly();
    }
  }

  private void run() {
    int restarts = 0;
    try {
      while (!isStopping()) {
        Instant startedAt = clock.instant();
        int exitCode = runOnce(startedAt, restarts);
        if (isStopping()) {
          return;
        }
        RestartPolicy.Decision next =
            policy.afterExit(Duration.between(startedAt, clock.instant()));
        quickExits = next.quickExits();
        become(ChildState.BACKING_OFF, null, restarts);
        events.died(this, exitCode, next);
        if (stopping.await(next.delay().toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
        restarts++;
      }
    } catch (InterruptedException told) {
      kill();
    }
  }

  private int runOnce(Instant startedAt, int restarts) throws InterruptedException {
    Process running;
    try {
      running = begin();
    } catch (IOException noProgram) {
      return COULD_NOT_START;
    }
    process = running;
    if (isStopping()) {
      // stop() may have looked before the process was there
      running.destroy();
    }
    ProcessIdentity identity = ProcessIdentity.of(running.toHandle());
    become(ChildState.STARTING, identity, restarts);
    while (!running.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
      if (!isStopping() && status.state() == ChildState.STARTING && spec.readiness().isReady()) {
        become(ChildState.READY, identity, restarts);
        firstReady.countDown();
        events.ready(this, Duration.between(startedAt, clock.instant()));
        break;
      }
    }
    int exitCode = running.waitFor();
    process = null;
    return exitCode;
  }

  private Process begin() throws IOException {
    List<String> command = new ArrayList<>(WITHOUT_TERMINAL_SIGNALS);
    command.addAll(spec.command());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeAll(spec.withheld());
    builder.environment().putAll(spec.environment());
    builder.redirectInput(Redirect.from(new File("/dev/null")));
    builder.redirectErrorStream(true);
    builder.redirectOutput(Redirect.appendTo(spec.log().toFile()));
    return builder.start();
  }

  private boolean isStopping() {
    return stopping.getCount() == 0;
  }

  private synchronized void become(
      ChildState state, @Nullable ProcessIdentity identity, int restarts) {
    boolean onlyStops = isStopping() && state.compareTo(ChildState.STOPPING) < 0;
    status =
        new Status(onlyStops ? ChildState.STOPPING : state, identity, clock.instant(), restarts);
    events.changed(this);
  }
}
