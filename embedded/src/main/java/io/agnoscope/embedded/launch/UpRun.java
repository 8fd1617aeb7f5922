package io.agnoscope.embedded.launch;

import static io.agnoscope.embedded.launch.Installation.INFERENCE;
import static io.agnoscope.embedded.launch.Installation.PERTURBATION;
import static io.agnoscope.embedded.launch.Installation.SCORING;
import static io.agnoscope.embedded.launch.Installation.TRAINER;

import io.agnoscope.embedded.process.Leftovers;
import io.agnoscope.embedded.process.ProcessIdentity;
import io.agnoscope.embedded.process.Signals;
import io.agnoscope.embedded.state.DiskRoom;
import io.agnoscope.embedded.state.RunFile;
import io.agnoscope.embedded.state.RunRecord;
import io.agnoscope.embedded.state.StateFolder;
import io.agnoscope.embedded.state.StateLock;
import io.agnoscope.embedded.terminal.Durations;
import io.agnoscope.embedded.terminal.Terminal;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * {@code up} in the foreground: from the checks before anything starts to the last process' end.
 */
public final class UpRun {
  /**
   * The trainer first, since it only takes; the scorer last, so that what was answered is scored.
   */
  private static final List<String> STOP_ORDER = List.of(TRAINER, PERTURBATION, INFERENCE, SCORING);

  private static final Duration LEFTOVER_GRACE = Duration.ofSeconds(20);

  private final UpSettings settings;
  private final Installation installation;
  private final Terminal terminal;
  private final StateFolder state;
  private final RunFile runFile;

  public UpRun(UpSettings settings, Installation installation, Terminal terminal) {
    this.settings = settings;
    this.installation = installation;
    this.terminal = terminal;
    this.state = settings.state();
    this.runFile = new RunFile(state);
  }

  /** Only the checks, with nothing started or stopped. */
  public void check() throws IOException {
    prepareState();
    try (StateLock lock = StateLock.acquire(state)) {
      boolean leftovers =
          children(runFile.read()).stream().anyMatch(child -> child.find().isPresent());
      if (!leftovers) {
        settings.ports().requireFree();
      }
    }
  }

  /** Runs until a signal asks to stop. */
  public void run() throws IOException, InterruptedException {
    OwnClasses.load();
    StopRequest stopRequest = new StopRequest();
    Signals.onStopRequest(stopRequest::make);
    prepareState();
    try (StateLock lock = StateLock.acquire(state)) {
      stopLeftovers();
      settings.ports().requireFree();
      int controllerPort = ControllerPort.choose(state, settings.ports());
      installation.holdIn(state);
      new CheckpointKeys(state).make();
      supervise(launcher(controllerPort, stopRequest), stopRequest);
      runFile.delete();
    }
  }

  private void prepareState() throws IOException {
    state.prepare();
    DiskRoom.require(state.root(), DiskRoom.usable(state.root()), DiskRoom.NEEDED);
  }

  private void stopLeftovers() throws IOException, InterruptedException {
    int stopped = Leftovers.stop(children(runFile.read()), LEFTOVER_GRACE);
    if (stopped > 0) {
      terminal.line("Stopped what a launcher that is gone had left running: " + stopped);
    }
    runFile.delete();
  }

  private static List<ProcessIdentity> children(Optional<RunRecord> record) {
    return record.map(RunRecord::identities).orElse(List.of());
  }

  private Launcher launcher(int controllerPort, StopRequest stopRequest) {
    ChildSpecs specs = new ChildSpecs(settings);
    BrokerLink broker = new BrokerLink(settings.ports().kafka());
    Launcher.Plan plan =
        new Launcher.Plan(
            specs.broker(controllerPort, broker),
            specs.services(),
            () -> broker.provision(settings.model().target()),
            STOP_ORDER,
            settings.ports().base());
    return new Launcher(plan, terminal, InstantSource.system(), runFile, stopRequest);
  }

  private void supervise(Launcher launcher, StopRequest stopRequest)
      throws IOException, InterruptedException {
    Instant began = Instant.now();
    terminal.line("Starting Agnoscope (state and logs in " + state.root() + ")");
    if (!settings.model().trainable()) {
      terminal.line(
          "Watching the target %s behind its server; it is not trained"
              .formatted(settings.model().target()));
    }
    try {
      launcher.start();
      if (launcher.isReady()) {
        welcome(Duration.between(began, Instant.now()));
        Upkeep upkeep = new Upkeep(state, launcher.children(), terminal);
        while (!stopRequest.await(Upkeep.INTERVAL)) {
          upkeep.run();
        }
      }
    } finally {
      terminal.line("Stopping");
      launcher.stop();
      terminal.line("Stopped; the state is kept");
    }
  }

  private void welcome(Duration took) {
    Ports ports = settings.ports();
    terminal.line("Ready in " + Durations.text(took));
    terminal.line("");
    terminal.line("  console  http://" + Ports.LOOPBACK + ":" + ports.scoring());
    terminal.line(
        "  ingest   http://" + Ports.LOOPBACK + ":" + ports.perturbation() + "/v1/samples");
    terminal.line("  Kafka    " + Ports.LOOPBACK + ":" + ports.kafka());
    terminal.line("");
    terminal.line(
        "Interference figures come in about a minute"
            + (settings.train() ? ", the first training in a few minutes." : "."));
    terminal.line("Ctrl-C or ./agnoscope down stops everything.");
  }
}
