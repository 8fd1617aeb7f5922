package io.agnoscope.perturbation.config;

import io.agnoscope.perturbation.ingest.SampleLog;
import io.agnoscope.perturbation.taskclass.TaskClassDecision;
import io.agnoscope.perturbation.traffic.Admission;
import io.agnoscope.perturbation.traffic.RemotePictures;
import io.agnoscope.perturbation.traffic.admission.SampleAdmission;
import io.agnoscope.perturbation.traffic.admission.TargetChoice;
import io.agnoscope.perturbation.traffic.budget.Budget;
import io.agnoscope.perturbation.traffic.remote.AllowedHosts;
import io.agnoscope.perturbation.traffic.remote.PictureFetcher;
import io.quarkus.runtime.Startup;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * Builds what lets traffic in, of the configuration; what is wrong with that is said at start-up.
 */
@Singleton
@Startup
public class TrafficBeans {

  private final PerturbationConfig config;
  private final BudgetConfig budgetConfig;
  private final RemotePicturesConfig remoteConfig;
  private final AllowedHosts hosts;
  private final TargetChoice targets;
  private final TaskClassDecision taskClasses;

  public TrafficBeans(
      PerturbationConfig config,
      BudgetConfig budgetConfig,
      RemotePicturesConfig remoteConfig,
      TrafficRulesConfig rules) {
    this.config = config;
    this.budgetConfig = budgetConfig;
    this.remoteConfig = remoteConfig;
    this.hosts = remoteConfig.allowedHosts();
    this.targets = new TargetChoice(config.targets(), rules.targetRules(config.targets()));
    this.taskClasses = new TaskClassDecision(rules.taskClassRules());
  }

  @Produces
  @Singleton
  TaskClassDecision taskClasses() {
    return taskClasses;
  }

  @Produces
  @Singleton
  RemotePictures remotePictures(PerturbationMetrics metrics, Vertx vertx) {
    return new PictureFetcher(
        hosts, remoteConfig.limits(config.ingest().maxImageBytes()), metrics, vertx);
  }

  void close(@Disposes RemotePictures remotePictures) {
    if (remotePictures instanceof PictureFetcher fetcher) {
      fetcher.close();
    }
  }

  @Produces
  @Singleton
  Budget budget() {
    return new Budget(budgetConfig.limits(), config.targets(), System::nanoTime);
  }

  @Produces
  @Singleton
  Admission admission(Budget budget, SampleLog log, PerturbationMetrics metrics) {
    return new SampleAdmission(targets, taskClasses, budget, budgetConfig.cost(), log, metrics);
  }
}
