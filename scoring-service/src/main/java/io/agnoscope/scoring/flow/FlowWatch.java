package io.agnoscope.scoring.flow;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agnoscope.access.ServiceToken;
import io.agnoscope.schemas.topic.TopicDeclaration;
import io.agnoscope.schemas.topic.Topics;
import io.agnoscope.scoring.Broker;
import io.agnoscope.scoring.flow.FlowState.GroupState;
import io.agnoscope.scoring.flow.FlowState.ServiceState;
import io.agnoscope.scoring.flow.FlowState.Standing;
import io.agnoscope.scoring.flow.FlowState.TopicState;
import io.agnoscope.scoring.services.Service;
import io.agnoscope.scoring.services.ServicesConfig;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Looks at services and broker when somebody asks, every few seconds at most. Thread-safe. */
@Singleton
public final class FlowWatch {
  private static final Logger LOG = Logger.getLogger(FlowWatch.class);
  private static final Duration KEPT = Duration.ofSeconds(3);

  /** Topics that transactions write to: the end of each counts as an offset. */
  private static final Set<String> TRANSACTIONAL =
      Set.of(
          Topics.TRIALS.name(),
          Topics.METRICS.name(),
          Topics.ALERTS.name(),
          Topics.MONITORS.name(),
          Topics.COMPARISONS.name(),
          Topics.HARD_EXAMPLES.name(),
          Topics.DEAD_LETTERS.name());

  private final InstantSource clock;
  private final Map<String, Object> broker;
  private final ServiceLook perturbation;
  private final ServiceLook inference;
  private final ServiceLook trainer;
  private final Rates rates = new Rates();
  private final ReentrantLock looking = new ReentrantLock();
  private @Nullable Admin admin;
  private @Nullable FlowState last;

  @Inject
  FlowWatch(
      Broker broker,
      ServicesConfig services,
      ServiceToken token,
      ObjectMapper json,
      InstantSource clock) {
    this.clock = clock;
    this.broker = broker.config();
    this.perturbation =
        new ServiceLook(
            new Service("perturbation-service", services.perturbationUrl(), token), null, json);
    this.inference =
        new ServiceLook(
            new Service("inference-service", services.inferenceUrl(), token),
            "/api/v1/inference",
            json);
    this.trainer =
        new ServiceLook(
            new Service("trainer-service", services.trainerUrl(), token), "/api/v1/trainer", json);
  }

  /** How it all stands, a few seconds old at most. Waits for whoever looks already. */
  public FlowState state() throws InterruptedException {
    looking.lockInterruptibly();
    try {
      FlowState known = last;
      Instant now = clock.instant();
      if (known == null || Duration.between(known.at(), now).compareTo(KEPT) >= 0) {
        known = look(now);
        last = known;
      }
      return known;
    } finally {
      looking.unlock();
    }
  }

  void stop(@Observes ShutdownEvent event) {
    looking.lock();
    try {
      if (admin != null) {
        admin.close(Duration.ofSeconds(3));
        admin = null;
      }
    } finally {
      looking.unlock();
    }
  }

  private FlowState look(Instant now) throws InterruptedException {
    List<String> notKnown = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<ServiceLook.Seen> perturbing = threads.submit(perturbation::look);
      Future<ServiceLook.Seen> answering = threads.submit(inference::look);
      Future<ServiceLook.Seen> training = threads.submit(trainer::look);
      Offsets offsets = offsets(notKnown);
      ServiceLook.Seen answers = answering.get();
      return new FlowState(
          now,
          List.of(
              perturbing.get().state(),
              answers.state(),
              new ServiceState("scoring-service", Standing.READY, null, null, null),
              training.get().state()),
          topics(offsets),
          groups(offsets, answers.oldestSeconds()),
          List.copyOf(notKnown));
    } catch (ExecutionException e) {
      throw new IllegalStateException("looking at a service failed", e.getCause());
    }
  }

  private @Nullable Offsets offsets(List<String> notKnown) throws InterruptedException {
    try {
      Offsets offsets = new BrokerLook(admin(), clock).offsets();
      rates.add(offsets);
      return offsets;
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      LOG.debug("The broker cannot be asked for offsets", e);
      notKnown.add("Topics and groups: the broker did not answer in time");
      return null;
    }
  }

  private List<TopicState> topics(@Nullable Offsets offsets) {
    return Topics.all().stream()
        .map(TopicDeclaration::name)
        .map(topic -> {
          boolean transactional = TRANSACTIONAL.contains(topic);
          // Each Sample becomes one Trial.
          boolean trials = topic.equals(Topics.TRIALS.name());
          Long end = offsets == null ? null : offsets.ends().get(topic);
          Long begin = offsets == null ? null : offsets.begins().get(topic);
          Double perSecond =
              offsets == null
                  ? null
                  : trials
                      ? rates.perSecond(
                          seen -> seen.position(FlowGroups.PERTURBATION, Topics.SAMPLES.name()))
                      : rates.perSecond(seen -> seen.ends().get(topic));
          return new TopicState(
              topic,
              end == null || begin == null ? null : end - begin,
              perSecond,
              transactional && !trials);
        })
        .toList();
  }

  private List<GroupState> groups(@Nullable Offsets offsets, @Nullable Double oldestSeconds) {
    if (offsets == null) {
      return List.of();
    }
    return offsets.readings().stream()
        .map(reading -> {
          boolean inferring = FlowGroups.inference(reading.group());
          return new GroupState(
              reading.group(),
              FlowGroups.service(reading.group()),
              reading.topic(),
              reading.share(),
              reading.lag(),
              reading.share()
                  ? null
                  : rates.perSecond(seen -> seen.position(reading.group(), reading.topic())),
              inferring ? oldestSeconds : null);
        })
        .toList();
  }

  private Admin admin() {
    Admin present = admin;
    if (present == null) {
      Map<String, Object> config = new HashMap<>(broker);
      config.keySet().retainAll(AdminClientConfig.configNames());
      config.put(AdminClientConfig.CLIENT_ID_CONFIG, "agnoscope-scoring-flow");
      config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000);
      config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 3_000);
      present = Admin.create(config);
      admin = present;
    }
    return present;
  }
}
