package io.agnoscope.inference.config;

import io.agnoscope.images.ImageStore;
import io.agnoscope.inference.answering.Picture;
import io.agnoscope.inference.answering.TrialAnswerer;
import io.agnoscope.inference.checkpoint.Announcements;
import io.agnoscope.inference.checkpoint.ModelSlot;
import io.agnoscope.inference.worker.Brokers;
import io.agnoscope.inference.worker.InferenceEngine;
import io.agnoscope.inference.worker.ShadowSettings;
import io.agnoscope.schemas.connection.BrokerConnection;
import io.agnoscope.schemas.signing.TrustedKeys;
import io.agnoscope.stimuli.catalogue.Catalogue;
import io.agnoscope.tracing.Traces;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds the engine, starts it and stops it. */
@Singleton
public class ServiceLife {

  private static final Logger LOG = LoggerFactory.getLogger(ServiceLife.class);

  /** Longer than a lane waits for the broker at any one point of its round. */
  private static final Duration LOOP_PATIENCE = Duration.ofMinutes(2);

  private final ChosenModel model;
  private final InferenceEngine engine;

  public ServiceLife(
      InferenceConfig config,
      WorkerConfig worker,
      CheckpointsConfig checkpoints,
      ChosenModel model,
      InferenceMetrics metrics,
      ImageStore images,
      Config configuration,
      Traces traces) {
    Clock clock = Clock.systemUTC();
    Catalogue catalogue = Catalogue.standard();
    TrialAnswerer answerer =
        new TrialAnswerer(
            sha256 ->
                catalogue
                    .image(sha256)
                    .map(image -> new Picture(image.sha256(), "image/png", image.png())),
            worker.worker().orElseGet(ServiceLife::hostAndProcess),
            clock);
    this.model = model;
    this.engine =
        new InferenceEngine(
            new Brokers(
                BrokerConnection.configured(
                    name -> configuration.getOptionalValue(name, String.class))),
            worker.settings(config.target()),
            model.source(),
            new ModelSlot(
                config.target(),
                checkpoints.shadowShare().doubleValue(),
                checkpoints.closePatience()),
            new Announcements(config.target(), verifiers(checkpoints)),
            new ShadowSettings(checkpoints.comparedFor(), checkpoints.shadowPatience()),
            answerer,
            images::get,
            metrics,
            clock,
            traces);
    metrics.watch(engine::inFlight);
  }

  private static Optional<TrustedKeys> verifiers(CheckpointsConfig checkpoints) {
    Optional<TrustedKeys> keys = checkpoints.signing().keys();
    keys.ifPresentOrElse(
        trusted -> LOG.info("announced checkpoints are verified trustedKeys={}", trusted.ids()),
        () ->
            LOG.warn(
                "announced checkpoints are not verified:"
                    + " agnoscope.checkpoints.signing.trusted-keys names no key"));
    return keys;
  }

  void start(@Observes StartupEvent event) {
    engine.start();
  }

  void stop(@Observes ShutdownEvent event) {
    engine.close();
    model.close();
  }

  /** The engine. */
  public InferenceEngine engine() {
    return engine;
  }

  /** Whether no lane is stuck. */
  public boolean alive() {
    return engine.alive(LOOP_PATIENCE);
  }

  private static String hostAndProcess() {
    String process = Long.toString(ProcessHandle.current().pid());
    try {
      return InetAddress.getLocalHost().getHostName() + "-" + process;
    } catch (UnknownHostException e) {
      return "worker-" + process;
    }
  }
}
