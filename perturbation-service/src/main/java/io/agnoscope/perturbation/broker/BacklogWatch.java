package io.agnoscope.perturbation.broker;

import io.agnoscope.perturbation.config.BudgetConfig;
import io.agnoscope.perturbation.config.PerturbationConfig;
import io.agnoscope.perturbation.config.PerturbationMetrics;
import io.agnoscope.perturbation.config.Role;
import io.agnoscope.perturbation.traffic.budget.Breaker;
import io.agnoscope.perturbation.traffic.budget.Budget;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the budget's breakers, every few seconds, how many Trials wait for their targets. */
@Singleton
public class BacklogWatch {

  private static final Logger LOG = LoggerFactory.getLogger(BacklogWatch.class);

  private static final Duration STOP_PATIENCE = Duration.ofSeconds(2);

  private final Brokers brokers;
  private final Budget budget;
  private final PerturbationConfig config;
  private final Duration every;
  private final PerturbationMetrics metrics;
  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("agnoscope-backlog").daemon().factory());
  private volatile @Nullable Admin admin;
  private boolean complained;

  public BacklogWatch(
      Brokers brokers,
      Budget budget,
      PerturbationConfig config,
      BudgetConfig budgetConfig,
      PerturbationMetrics metrics) {
    this.brokers = brokers;
    this.budget = budget;
    this.config = config;
    this.every = budgetConfig.backlogPollInterval();
    this.metrics = metrics;
  }

  void start(@Observes StartupEvent event) {
    if (config.has(Role.INGEST) || config.has(Role.PERTURB)) {
      metrics.watch(budget, config.targets());
      var unused =
          ticker.scheduleWithFixedDelay(
              this::look, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  void stop(@Observes ShutdownEvent event) {
    ticker.shutdownNow();
    try {
      if (!ticker.awaitTermination(STOP_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("the backlog was still being read");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Admin open = admin;
    if (open != null) {
      open.close(Duration.ZERO);
    }
  }

  private void look() {
    try {
      GroupBacklog backlog = new GroupBacklog(connected());
      for (String target : config.targets()) {
        tell(target, backlog.trials(target));
      }
      complained = false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      metrics.backlogUnreadable();
      if (!complained) {
        LOG.warn(
            "the backlog of Trials cannot be read; breakers stay as they are error={}",
            e.toString());
      }
      complained = true;
    }
  }

  private Admin connected() {
    Admin present = admin;
    if (present == null) {
      present = Admin.create(brokers.config("agnoscope-backlog"));
      admin = present;
    }
    return present;
  }

  private void tell(String target, long trials) {
    Breaker breaker = budget.breaker(target);
    boolean before = breaker.open();
    breaker.backlog(trials);
    if (before != breaker.open()) {
      LOG.warn(
          "{} target={} trials={}",
          breaker.open() ? "the target is behind and is left alone" : "the target caught up",
          target,
          trials);
    }
  }
}
