package io.agnoscope.perturbation.config;

import io.agnoscope.perturbation.broker.Brokers;
import io.agnoscope.perturbation.broker.KafkaReplayBroker;
import io.agnoscope.perturbation.broker.KafkaReplayNotes;
import io.agnoscope.perturbation.images.Pictures;
import io.agnoscope.perturbation.replay.OrderReader;
import io.agnoscope.perturbation.replay.ReplayBroker;
import io.agnoscope.perturbation.replay.ReplayGate;
import io.agnoscope.perturbation.replay.ReplayNotes;
import io.agnoscope.perturbation.replay.ReplayParts;
import io.agnoscope.perturbation.replay.Replays;
import io.agnoscope.perturbation.traffic.budget.Breaker;
import io.agnoscope.perturbation.traffic.budget.Budget;
import io.agnoscope.perturbation.trial.TrialMaker;
import io.agnoscope.schemas.codec.RecordCodec;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashSet;
import java.util.Optional;

/** Puts replays together. */
@Singleton
public class ReplayBeans {

  private final PerturbationConfig config;
  private final ReplayConfig replayConfig;

  public ReplayBeans(PerturbationConfig config, ReplayConfig replayConfig) {
    this.config = config;
    this.replayConfig = replayConfig;
  }

  @Produces
  @Singleton
  OrderReader orders() {
    return new OrderReader(config.targets(), replayConfig.maxSamples(), Clock.systemUTC());
  }

  @Produces
  @Singleton
  ReplayBroker broker(
      Brokers brokers,
      RecordCodec codec,
      PerturbCatalogue catalogue,
      Pictures pictures,
      ReplayMetrics metrics) {
    return new KafkaReplayBroker(
        brokers,
        codec,
        new TrialMaker(
            catalogue.catalogue(),
            config.perturb().seed(),
            catalogue.switches(),
            pictures::bytes,
            metrics::viewOmitted,
            Clock.systemUTC()));
  }

  @Produces
  @Singleton
  ReplayNotes notes(Brokers brokers) {
    return new KafkaReplayNotes(brokers);
  }

  void close(@Disposes ReplayNotes notes) {
    if (notes instanceof KafkaReplayNotes kafka) {
      kafka.close();
    }
  }

  @Produces
  @Singleton
  Replays replays(
      ReplayBroker broker,
      ReplayNotes notes,
      Budget budget,
      PerturbCatalogue catalogue,
      ReplayMetrics metrics) {
    return new Replays(
        new ReplayParts(
            broker,
            notes,
            gate(budget),
            metrics,
            catalogue.catalogue().version(),
            new HashSet<>(config.targets()),
            replayConfig.spacing(),
            replayConfig.patience(),
            Clock.systemUTC()));
  }

  /** Before the parts that it is made of are gone. */
  void stop(@Observes ShutdownEvent event, Replays replays) {
    replays.close();
  }

  private ReplayGate gate(Budget budget) {
    return target -> {
      Breaker breaker = budget.breaker(target);
      if (breaker.open()) {
        return Optional.of("breaker");
      }
      return breaker.waiting() > replayConfig.maxBacklogTrials()
          ? Optional.of("backlog")
          : Optional.empty();
    };
  }
}
