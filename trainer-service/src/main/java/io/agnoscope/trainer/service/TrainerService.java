package io.agnoscope.trainer.service;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agnoscope.images.ImageStore;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.stimuli.catalogue.Catalogue;
import io.agnoscope.tracing.Traces;
import io.agnoscope.trainer.config.TrainerConfig;
import io.agnoscope.trainer.config.TrainerMetrics;
import io.agnoscope.trainer.config.TrainerMetrics.RunOutcome;
import io.agnoscope.trainer.domain.intake.HardExampleBuffer;
import io.agnoscope.trainer.domain.intake.IntakePolicy;
import io.agnoscope.trainer.domain.lifecycle.CheckpointIdentity;
import io.agnoscope.trainer.domain.lifecycle.Lineage;
import io.agnoscope.trainer.domain.retention.Retention;
import io.agnoscope.trainer.domain.revocation.Revoked;
import io.agnoscope.trainer.domain.run.Order;
import io.agnoscope.trainer.domain.run.RunCause;
import io.agnoscope.trainer.domain.run.RunTrigger;
import io.agnoscope.trainer.domain.run.TrainerState;
import io.agnoscope.trainer.kafka.Brokers;
import io.agnoscope.trainer.kafka.CheckpointLog;
import io.agnoscope.trainer.kafka.ComparisonLog;
import io.agnoscope.trainer.kafka.DeadLetterLog;
import io.agnoscope.trainer.kafka.ExampleTraces;
import io.agnoscope.trainer.kafka.HardExampleCollector;
import io.agnoscope.trainer.kafka.HardExampleReader;
import io.agnoscope.trainer.kafka.ModelAlerts;
import io.agnoscope.trainer.store.CheckpointStore;
import io.agnoscope.trainer.store.RevocationFile;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Puts the parts together, starts and stops them. */
@Singleton
public class TrainerService implements TrainerLoop.Work {

  private static final Logger LOG = Logger.getLogger(TrainerService.class);

  private final TrainerConfig config;
  private final Model model;
  private final Brokers brokers;
  private final CheckpointLog log;
  private final TrainerMetrics metrics;
  private final InstantSource clock;
  private final CheckpointStore store;
  private final CheckpointRegistry registry;
  private final ShadowWatch shadowWatch;
  private final HardExampleBuffer buffer;
  private final HardExampleCollector collector;
  private final Revocations revocations;
  private final ModelAlerts alerts;
  private final Runs runs;
  private final Pruning pruning;
  private final RunSpans spans;
  private final TrainerLoop loop;
  private volatile @Nullable OpenRun underWay;

  public TrainerService(
      TrainerConfig config,
      Model model,
      Brokers brokers,
      RecordCodec codec,
      CheckpointLog log,
      DeadLetterLog deadLetters,
      TrainerMetrics metrics,
      ComparisonLog comparisons,
      ObjectMapper json,
      ImageStore images,
      CheckpointStore store,
      RevocationFile revocationFile,
      InstantSource clock,
      Traces traces) {
    this.config = config;
    this.model = model;
    this.brokers = brokers;
    this.log = log;
    this.metrics = metrics;
    this.clock = clock;
    this.store = store;
    this.registry =
        new CheckpointRegistry(
            config.target(), store, log::append, metrics, clock, config.trainer().shadowPolicy());
    this.shadowWatch = new ShadowWatch(config.target(), comparisons, registry);
    this.buffer = new HardExampleBuffer(config.trainer().buffer().limits(), clock);
    metrics.buffer(
        buffer, HardExampleBuffer::size, HardExampleBuffer::bytes, HardExampleBuffer::quarantined);
    IntakePolicy policy =
        new IntakePolicy(
            config.target(),
            config.trainer().buffer().sources(),
            config.trainer().buffer().unlabelled(),
            model.maxOptions());
    HardExampleReader reader =
        new HardExampleReader(
            policy,
            sha256 -> Catalogue.standard().image(sha256).map(image -> image.png()),
            images::get,
            model::asSeen);
    ExampleTraces exampleTraces = new ExampleTraces();
    this.spans = new RunSpans(traces, exampleTraces);
    this.collector =
        new HardExampleCollector(
            brokers,
            codec,
            deadLetters,
            reader,
            buffer,
            metrics,
            traces,
            exampleTraces,
            clock.instant().minus(config.trainer().buffer().lookBack()));
    this.revocations =
        new Revocations(
            revocationFile,
            buffer,
            registry,
            new Manifests(json)::trainedOn,
            store::holds,
            collector::drop,
            clock);
    this.alerts = new ModelAlerts(brokers, codec, deadLetters, config.target(), clock);
    this.pruning = new Pruning(new Retention(config.checkpoints().keep()), store, metrics);
    this.runs = new Runs(config, model, clock, revocations::cover);
    this.loop =
        new TrainerLoop(
            this,
            config.trainer().trigger(),
            clock,
            config.trainer().nice(),
            !config.trainer().enabled());
    // Fail at the start, not at the first run.
    config.trainer().batch().shape();
    config.trainer().gate().plan();
  }

  void onStart(@Observes StartupEvent event) {
    loop.start();
  }

  void onStop(@Observes ShutdownEvent event) {
    loop.close();
    shadowWatch.close();
    collector.close();
    alerts.close();
  }

  /** Topics, the checkpoint that serves, and the stream of hard examples. */
  @Override
  public Instant prepare() {
    brokers.provision();
    revocations.read();
    Lineage told = log.takeUp(config.target());
    OptionalInt resumed =
        runs.unfinished(told).stream().mapToInt(run -> run.plan().version()).findFirst();
    registry.resume(told, resumed);
    if (told.isEmpty()) {
      registry.begin(model.first());
    }
    revocations.resume();
    pruning.prune(registry.lineage());
    collector.start();
    if (config.trainer().onAlert()) {
      alerts.start();
    }
    shadowWatch.start();
    return registry.lastRunEnded();
  }

  @Override
  public Optional<RunReport> resume(Supplier<Order> orders, Consumer<TrainerState> states) {
    try {
      return runs.unfinished(registry.lineage()).map(run -> run(run, orders, states));
    } catch (RuntimeException e) {
      LOG.error("The run that was left unfinished cannot be looked at.", e);
      return Optional.empty();
    }
  }

  @Override
  public RunReport run(
      RunCause cause, OptionalLong seed, Supplier<Order> orders, Consumer<TrainerState> states) {
    Lineage lineage = registry.lineage();
    String parent = lineage.serving().orElseThrow().identity().checkpoint();
    OpenRun run;
    try {
      run = runs.begin(lineage, cause, seed, buffer.ready(parent), collector.offsets());
    } catch (UncheckedIOException e) {
      LOG.error("A run cannot be begun.", e);
      metrics.runEnded(RunOutcome.FAILED);
      return RunReport.notBegun(
          lineage.nextVersion(), parent, cause, String.valueOf(e.getMessage()), clock.instant());
    }
    return run(run, orders, states);
  }

  @Override
  public RunTrigger.News news(Instant since) {
    Optional<String> alert =
        registry
            .lineage()
            .serving()
            .flatMap(serving -> alerts.since(since, serving.identity().checkpoint()));
    return new RunTrigger.News(buffer.since(since), alert);
  }

  private RunReport run(OpenRun run, Supplier<Order> orders, Consumer<TrainerState> states) {
    underWay = run;
    try {
      TrainingRun work =
          new TrainingRun(
              config,
              model,
              store,
              registry,
              Catalogue.standard(),
              metrics,
              clock,
              Duties.ofThisThread(config.trainer().cpuShare()),
              run);
      RunReport report = spans.run(run, () -> work.run(orders, states));
      metrics.runEnded(report.outcome());
      pruning.prune(registry.lineage());
      return report;
    } finally {
      underWay = null;
    }
  }

  /** A run starts from what serves, which is not settled while a checkpoint is in shadow. */
  @Override
  public boolean mayRun() {
    return registry.lineage().shadow().isEmpty();
  }

  /** Trials that a checkpoint in shadow is to answer. */
  public int shadowTrials() {
    return config.trainer().shadow().trials();
  }

  /** Where the target's checkpoints are announced. */
  public CheckpointLog log() {
    return log;
  }

  /** How the target's checkpoints compare. */
  public ShadowWatch shadowWatch() {
    return shadowWatch;
  }

  /** The training thread. */
  public TrainerLoop loop() {
    return loop;
  }

  /** The target's checkpoints. */
  public CheckpointRegistry registry() {
    return registry;
  }

  /** Revokes, and trains anew when what was promoted or is under way learned from it. */
  public Revocations.Consequences revoke(Revoked who, String why) {
    Revocations.Consequences consequences = revocations.revoke(who, why);
    OpenRun current = underWay;
    boolean rebuild =
        !consequences.rolledBack().isEmpty() || (current != null && current.mayDraw(who));
    if (rebuild) {
      loop.startOver("without " + who + ", which was revoked: " + why);
    }
    return consequences.rebuilding(rebuild);
  }

  /** Who is not learned from any more. */
  public Revocations revocations() {
    return revocations;
  }

  /** Whether a checkpoint's weights are still there. */
  public boolean holds(CheckpointIdentity identity) {
    return store.holds(identity);
  }

  /** The hard examples that are kept. */
  public HardExampleBuffer buffer() {
    return buffer;
  }

  /** The stream of hard examples. */
  public HardExampleCollector collector() {
    return collector;
  }
}
