package io.agnoscope.trainer.service;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agnoscope.images.ImageStore;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.stimuli.catalogue.Catalogue;
import io.agnoscope.trainer.config.TrainerConfig;
import io.agnoscope.trainer.config.TrainerMetrics;
import io.agnoscope.trainer.domain.batch.HardExamples;
import io.agnoscope.trainer.domain.intake.CollectedExample;
import io.agnoscope.trainer.domain.intake.HardExampleBuffer;
import io.agnoscope.trainer.domain.intake.IntakePolicy;
import io.agnoscope.trainer.domain.lifecycle.Lineage;
import io.agnoscope.trainer.domain.revocation.Revoked;
import io.agnoscope.trainer.domain.run.TrainerState;
import io.agnoscope.trainer.domain.trial.PreparedTrial;
import io.agnoscope.trainer.kafka.Brokers;
import io.agnoscope.trainer.kafka.CheckpointLog;
import io.agnoscope.trainer.kafka.DeadLetterLog;
import io.agnoscope.trainer.kafka.HardExampleCollector;
import io.agnoscope.trainer.kafka.HardExampleReader;
import io.agnoscope.trainer.store.CheckpointStore;
import io.agnoscope.trainer.store.RevocationFile;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Puts the parts together, starts and stops them. */
@Singleton
public class TrainerService implements TrainerLoop.Work {

  private final TrainerConfig config;
  private final Model model;
  private final Brokers brokers;
  private final CheckpointLog log;
  private final TrainerMetrics metrics;
  private final InstantSource clock;
  private final CheckpointStore store;
  private final CheckpointRegistry registry;
  private final HardExampleBuffer buffer;
  private final HardExampleCollector collector;
  private final Revocations revocations;
  private final TrainerLoop loop;

  public TrainerService(
      TrainerConfig config,
      Model model,
      Brokers brokers,
      RecordCodec codec,
      CheckpointLog log,
      DeadLetterLog deadLetters,
      TrainerMetrics metrics,
      ObjectMapper json,
      ImageStore images,
      InstantSource clock) {
    this.config = config;
    this.model = model;
    this.brokers = brokers;
    this.log = log;
    this.metrics = metrics;
    this.clock = clock;
    this.store = new CheckpointStore(config.checkpoints().dir(), config.target(), json);
    this.registry = new CheckpointRegistry(config.target(), store, log::append, metrics, clock);
    this.buffer = new HardExampleBuffer(config.trainer().buffer().limits(), clock);
    metrics.buffer(buffer, HardExampleBuffer::size, HardExampleBuffer::bytes);
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
    this.collector =
        new HardExampleCollector(
            brokers,
            codec,
            deadLetters,
            reader,
            buffer,
            metrics,
            clock.instant().minus(config.trainer().buffer().lookBack()));
    this.revocations =
        new Revocations(
            new RevocationFile(config.checkpoints().dir(), config.target(), json),
            buffer,
            registry,
            new Manifests(json)::trainedOn,
            collector::drop,
            clock);
    this.loop =
        new TrainerLoop(
            this,
            config.trainer().trigger(),
            buffer::since,
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
    collector.close();
  }

  /** Topics, the checkpoint that serves, and the stream of hard examples. */
  @Override
  public Instant prepare() {
    brokers.provision();
    Lineage told = log.read(config.target());
    registry.resume(told);
    if (told.isEmpty()) {
      registry.begin(model.first());
    }
    revocations.resume();
    collector.start();
    return registry.lastRunEnded();
  }

  @Override
  public RunReport run(BooleanSupplier stopped, Consumer<TrainerState> states) {
    TrainingRun run =
        new TrainingRun(config, model, store, registry, Catalogue.standard(), metrics, clock);
    RunReport report = run.run(HardExamples.of(ready()), stopped, states);
    metrics.runEnded(report.outcome());
    return report;
  }

  /** What a run from the serving checkpoint may learn from, as it is now. */
  private List<PreparedTrial> ready() {
    String parent = registry.lineage().serving().orElseThrow().identity().checkpoint();
    return buffer.ready(parent).stream().map(CollectedExample::trial).toList();
  }

  /** The training thread. */
  public TrainerLoop loop() {
    return loop;
  }

  /** The target's checkpoints. */
  public CheckpointRegistry registry() {
    return registry;
  }

  /** Revokes, and trains anew without it when what served was trained on it. */
  public Revocations.Consequences revoke(Revoked who, String why) {
    return revocations.revoke(who, why);
  }

  /** Who is not learned from any more. */
  public Revocations revocations() {
    return revocations;
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
