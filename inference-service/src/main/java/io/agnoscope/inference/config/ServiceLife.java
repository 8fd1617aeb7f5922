package io.agnoscope.inference.config;

import io.agnoscope.images.ImageStore;
import io.agnoscope.inference.answering.Picture;
import io.agnoscope.inference.answering.TrialAnswerer;
import io.agnoscope.inference.checkpoint.ModelSlot;
import io.agnoscope.inference.worker.Brokers;
import io.agnoscope.inference.worker.InferenceEngine;
import io.agnoscope.inference.worker.ShadowSettings;
import io.agnoscope.schemas.connection.BrokerConnection;
import io.agnoscope.stimuli.catalogue.Catalogue;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/** Builds the engine, starts it and stops it. */
@Singleton
public class ServiceLife {

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
      Config configuration) {
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
            new ShadowSettings(checkpoints.comparedFor(), checkpoints.shadowPatience()),
            answerer,
            images::get,
            metrics,
            clock);
    metrics.watch(engine::inFlight);
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
