package io.agnoscope.embedded.launch;

import io.agnoscope.embedded.UserFailure;
import io.agnoscope.embedded.process.ChildEvents;
import io.agnoscope.embedded.process.ChildSpec;
import io.agnoscope.embedded.process.ChildState;
import io.agnoscope.embedded.process.ExitCode;
import io.agnoscope.embedded.process.LogFile;
import io.agnoscope.embedded.process.ProcessIdentity;
import io.agnoscope.embedded.process.RestartPolicy;
import io.agnoscope.embedded.process.SupervisedChild;
import io.agnoscope.embedded.state.DiskRoom;
import io.agnoscope.embedded.state.RunFile;
import io.agnoscope.embedded.state.RunRecord;
import io.agnoscope.embedded.terminal.Durations;
import io.agnoscope.embedded.terminal.Terminal;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Starts a broker and then the services beside it, keeps them running, stops them in order. */
public final class Launcher {
  private static final Duration BROKER_PATIENCE = Duration.ofSeconds(90);
  private static final Duration SERVICES_PATIENCE = Duration.ofMinutes(3);

  /** Starts that may fail before {@code up} as a whole does; once all ran, none is given up. */
  private static final int START_ATTEMPTS = 3;

  private final Terminal terminal;
  private final InstantSource clock;
  private final RunFile runFile;
  private final Plan plan;
  private final StopRequest stopRequest;
  private final Instant since;
  private final List<SupervisedChild> children = new ArrayList<>();
  private final SupervisedChild broker;
  private final ProgressView view;
  private volatile boolean unwritableSaid;
  private volatile RunRecord.Phase phase = RunRecord.Phase.STARTING;

  /**
   * What to run.
   *
   * @param provision makes the broker ready for the services, once it answers
   * @param stopOrder names of services, the first to be stopped first; the broker is the last
   */
  public record Plan(
      ChildSpec broker,
      List<ChildSpec> services,
      Runnable provision,
      List<String> stopOrder,
      int portBase) {}

  public Launcher(
      Plan plan, Terminal terminal, InstantSource clock, RunFile runFile, StopRequest stopRequest) {
    this.plan = plan;
    this.terminal = terminal;
    this.clock = clock;
    this.runFile = runFile;
    this.stopRequest = stopRequest;
    this.since = clock.instant();
    this.broker = new SupervisedChild(plan.broker(), new Events(), clock);
    children.add(broker);
    for (ChildSpec service : plan.services()) {
      children.add(new SupervisedChild(service, new Events(), clock));
    }
    this.view = new ProgressView(terminal, clock, children);
  }

  /**
   * Starts everything and returns when all is ready, or when a stop was asked for.
   *
   * @throws UserFailure when something does not come up
   */
  public void start() throws IOException, InterruptedException {
    for (SupervisedChild child : children) {
      new LogFile(child.spec().log()).rotate();
    }
    view.begin();
    broker.start();
    if (awaitReady(List.of(broker), BROKER_PATIENCE)) {
      plan.provision().run();
      view.step("topics are there");
      List<SupervisedChild> services = children.subList(1, children.size());
      services.forEach(SupervisedChild::start);
      if (awaitReady(services, SERVICES_PATIENCE)) {
        phase = RunRecord.Phase.READY;
        writeRunFile();
      }
    }
    view.end();
  }

  /** Whether all were ready and no stop was asked for. */
  public boolean isReady() {
    return phase == RunRecord.Phase.READY && !stopRequest.isMade();
  }

  public List<SupervisedChild> children() {
    return List.copyOf(children);
  }

  private boolean awaitReady(List<SupervisedChild> awaited, Duration patience)
      throws InterruptedException {
    Instant deadline = clock.instant().plus(patience);
    while (!awaited.stream().allMatch(SupervisedChild::wasReady)) {
      if (stopRequest.await(Duration.ofMillis(100))) {
        return false;
      }
      view.refresh();
      for (SupervisedChild child : awaited) {
        if (child.quickExits() >= START_ATTEMPTS) {
          throw new UserFailure(child.spec().name() + " does not start; " + trouble(child));
        }
      }
      if (clock.instant().isAfter(deadline)) {
        SupervisedChild late =
            awaited.stream().filter(child -> !child.wasReady()).findFirst().orElseThrow();
        throw new UserFailure(
            "%s is not ready after %s; %s"
                .formatted(late.spec().name(), Durations.text(patience), trouble(late)));
      }
    }
    return true;
  }

  /** Stops every child, the broker last. A second stop request ends them at once. */
  public void stop() throws InterruptedException {
    phase = RunRecord.Phase.STOPPING;
    stopRequest.onForce(() -> children.forEach(SupervisedChild::kill));
    view.begin();
    writeRunFile();
    List<SupervisedChild> ordered = new ArrayList<>(children);
    ordered.sort(Comparator.comparingInt(child -> place(child.spec().name())));
    Thread refresher = Thread.ofPlatform().daemon().start(this::refreshUntilInterrupted);
    for (SupervisedChild child : ordered) {
      child.stop();
      view.step(child.spec().name() + " stopped");
    }
    refresher.interrupt();
    refresher.join();
    view.end();
  }

  private int place(String name) {
    int place = plan.stopOrder().indexOf(name);
    return place < 0 ? Integer.MAX_VALUE : place;
  }

  private void refreshUntilInterrupted() {
    try {
      while (true) {
        view.refresh();
        TimeUnit.MILLISECONDS.sleep(200);
      }
    } catch (InterruptedException done) {
      view.refresh();
    }
  }

  private static String trouble(SupervisedChild child) {
    LogFile log = new LogFile(child.spec().log());
    if (DiskRoom.isUsedUp(log.path())) {
      return "no room is left on the disk that holds " + log.path();
    }
    Optional<String> line = log.lastTrouble();
    return "its log is " + log.path() + line.map(text -> "; its last error: " + text).orElse("");
  }

  private void writeRunFile() {
    try {
      runFile.write(
          new RunRecord(
              ProcessIdentity.of(ProcessHandle.current()),
              phase,
              since,
              plan.portBase(),
              plan.broker().port(),
              children.stream().map(Launcher::describe).toList()));
    } catch (IOException failed) {
      // the children matter more than the note of them
      if (!unwritableSaid) {
        unwritableSaid = true;
        terminal.error("what runs could not be written down: " + failed.getMessage());
      }
    }
  }

  private static RunRecord.Child describe(SupervisedChild child) {
    SupervisedChild.Status status = child.status();
    return new RunRecord.Child(
        child.spec().name(),
        status.state(),
        status.process(),
        child.spec().port(),
        status.since(),
        status.restarts());
  }

  private final class Events implements ChildEvents {
    @Override
    public void changed(SupervisedChild child) {
      writeRunFile();
      if (!terminal.interactive()
          && child.status().state() == ChildState.STARTING
          && child.status().process() == null) {
        terminal.line("  " + child.spec().name() + " starting");
      }
    }

    @Override
    public void ready(SupervisedChild child, Duration took) {
      String text = child.spec().name() + " ready after " + Durations.text(took);
      if (child.status().restarts() > 0) {
        terminal.line("  " + text + " (started again)");
      } else {
        view.step(text);
      }
    }

    @Override
    public void died(SupervisedChild child, int exitCode, RestartPolicy.Decision next) {
      StringBuilder text = new StringBuilder();
      text.append(child.spec().name()).append(' ').append(ExitCode.text(exitCode));
      text.append("; it is started again in ").append(Durations.text(next.delay()));
      if (next.suspicious() && !DiskRoom.isUsedUp(child.spec().log())) {
        text.append(". It ended ").append(next.quickExits());
        text.append(" times in a row soon after its start: a wrong setting is likely");
      }
      terminal.error(text + "; " + trouble(child));
    }
  }
}
