package io.agnoscope.perturbation.config;

import io.agnoscope.perturbation.broker.Brokers;
import io.agnoscope.perturbation.broker.PerturbStreams;
import io.agnoscope.perturbation.ingest.SampleLog;
import io.agnoscope.perturbation.probe.ProbeSamples;
import io.agnoscope.perturbation.probe.ProbeSource;
import io.agnoscope.schemas.topic.Provisioner;
import io.agnoscope.stimuli.probe.Probes;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the roles once the broker has the topics, and stops them in order. */
@Singleton
public class ServiceLife {

  private static final Logger LOG = LoggerFactory.getLogger(ServiceLife.class);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  private final PerturbationConfig config;
  private final PerturbationMetrics metrics;
  private final Brokers brokers;
  private final PerturbStreams streams;
  private final Instance<SampleLog> log;
  private final Instance<SourcesLife> sources;
  private final Thread starter =
      Thread.ofPlatform().name("agnoscope-start").daemon().unstarted(this::startRoles);
  private volatile boolean started;
  private volatile boolean failed;
  private volatile boolean stopping;
  private @Nullable ProbeSource probes;

  public ServiceLife(
      PerturbationConfig config,
      PerturbationMetrics metrics,
      Brokers brokers,
      PerturbStreams streams,
      Instance<SampleLog> log,
      Instance<SourcesLife> sources) {
    this.config = config;
    this.metrics = metrics;
    this.brokers = brokers;
    this.streams = streams;
    this.log = log;
    this.sources = sources;
  }

  void start(@Observes StartupEvent event) {
    starter.start();
  }

  void stop(@Observes ShutdownEvent event) {
    stopping = true;
    starter.interrupt();
    try {
      starter.join(RETRY_AFTER.multipliedBy(2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    synchronized (this) {
      if (config.has(Role.INGEST)) {
        sources.get().stop();
      }
      if (probes != null) {
        probes.close();
      }
      streams.stop();
    }
  }

  /** Whether the broker has the topics and every role runs. */
  public boolean ready() {
    return started && (!config.has(Role.PERTURB) || streams.running());
  }

  /** Whether a role came to an end that only a restart mends. */
  public boolean broken() {
    return failed || streams.broken();
  }

  private void startRoles() {
    boolean complained = false;
    while (!stopping && !started) {
      try (Admin admin = Admin.create(brokers.config("agnoscope-perturbation-admin"))) {
        Provisioner.provision(admin);
        startRolesNow();
      } catch (KafkaException e) {
        if (!complained && !stopping) {
          LOG.warn("the broker is not there yet, trying again until it is error={}", e.toString());
        }
        complained = true;
        pause();
      } catch (RuntimeException e) {
        LOG.error("the roles cannot be started", e);
        failed = true;
        return;
      }
    }
  }

  private synchronized void startRolesNow() {
    if (stopping) {
      return;
    }
    if (config.has(Role.PERTURB)) {
      streams.start();
    }
    if (config.has(Role.INGEST)) {
      sources.get().start();
    }
    if (config.has(Role.PROBES) && config.probes().perSecond() > 0) {
      Clock clock = Clock.systemUTC();
      ProbeSamples samples =
          new ProbeSamples(
              new Probes(config.probes().phrasing()),
              config.probes().style(),
              config.targets().getFirst(),
              config.probes().seed(),
              clock.instant(),
              clock);
      ProbeSource source =
          new ProbeSource(
              samples::next,
              log.get(),
              metrics,
              config.probes().perSecond(),
              config.probes().maxInFlight(),
              System::nanoTime);
      source.start();
      probes = source;
    }
    started = true;
    LOG.info("started roles={} targets={}", config.roles(), config.targets());
  }

  private static void pause() {
    try {
      Thread.sleep(RETRY_AFTER);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
