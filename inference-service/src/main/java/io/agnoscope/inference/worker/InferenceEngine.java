package io.agnoscope.inference.worker;

import io.agnoscope.inference.answering.StoredPictures;
import io.agnoscope.inference.answering.TrialAnswerer;
import io.agnoscope.inference.checkpoint.CheckpointChooser;
import io.agnoscope.inference.checkpoint.ModelSlot;
import io.agnoscope.inference.checkpoint.ModelSource;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.topic.GroupDeclaration;
import io.agnoscope.schemas.topic.Groups;
import io.agnoscope.schemas.topic.Provisioner;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The service without a framework: brings topics and group into being, has a checkpoint chosen, and
 * only then takes Trials.
 */
public final class InferenceEngine implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(InferenceEngine.class);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
  private static final Duration GLANCE = Duration.ofSeconds(2);
  private static final Duration JOIN_PATIENCE = Duration.ofSeconds(20);

  private final Brokers brokers;
  private final GroupDeclaration group;
  private final EngineEvents events;
  private final InstantSource clock;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final ModelSlot models;
  private final RecordCodec codec;
  private final AnswerLog answerLog;
  private final TrialWorker worker;
  private final CheckpointFollower follower;
  private final Thread workerThread;
  private final Thread followerThread;
  private final Thread monitorThread;
  private volatile boolean provisioned;
  private volatile boolean groupApplied;
  private volatile Backlog backlog = Backlog.NONE;

  /**
   * An engine that is not yet started.
   *
   * @param concurrency Trials to a poll
   * @param models where loaded checkpoints are held; closed with the engine
   * @param store has the pictures that do not travel in a Trial
   */
  public InferenceEngine(
      Brokers brokers,
      String target,
      int concurrency,
      ModelSource source,
      ModelSlot models,
      TrialAnswerer answerer,
      StoredPictures store,
      EngineEvents events,
      InstantSource clock) {
    this.brokers = brokers;
    this.group = Groups.inference(target);
    this.models = models;
    this.events = events;
    this.clock = clock;
    this.codec = RecordCodec.connected(brokers.config("agnoscope-inference-schemas"));
    this.answerLog = new AnswerLog(brokers.producer(), codec, new Backoff(stopping));
    this.worker =
        new TrialWorker(
            () -> brokers.trials(group.name(), concurrency),
            answerLog,
            new Verdicts(codec, answerer, store, target),
            models,
            events,
            clock,
            stopping);
    this.follower =
        new CheckpointFollower(
            () -> brokers.reader("agnoscope-inference-checkpoints", 100),
            codec,
            new CheckpointChooser(target, source, models, events::checkpointRefused),
            events::checkpointRefused,
            stopping);
    this.workerThread = Thread.ofPlatform().name("agnoscope-trials").unstarted(this::work);
    this.followerThread =
        Thread.ofPlatform().name("agnoscope-checkpoints").daemon().unstarted(this::follow);
    this.monitorThread =
        Thread.ofPlatform().name("agnoscope-monitor").daemon().unstarted(this::monitor);
  }

  /** Starts; returns at once, and waits in the background for a broker that is away. */
  public void start() {
    workerThread.start();
  }

  /** Whether Trials are taken, under the configurations that the group is to have. */
  public boolean ready() {
    return worker.polling() && groupApplied;
  }

  /** Whether the loop goes round: also while the broker is away. */
  public boolean alive(Duration patience) {
    return workerThread.isAlive()
        && (!worker.polling() || worker.heartbeat().plus(patience).isAfter(clock.instant()));
  }

  /** Whether the group's configurations on the broker are those declared. */
  public boolean groupApplied() {
    return groupApplied;
  }

  /** What waits, as last looked at. */
  public Backlog backlog() {
    return backlog;
  }

  /** The models. */
  public ModelSlot models() {
    return models;
  }

  private void work() {
    if (!provision()) {
      return;
    }
    followerThread.start();
    monitorThread.start();
    try {
      follower.caughtUp().join();
    } catch (CompletionException e) {
      LOG.error("no Trials are taken: there is no model to ask", e);
      return;
    }
    if (stopping.getCount() > 0) {
      LOG.info("Trials are taken group={}", group.name());
      worker.run();
    }
  }

  private boolean provision() {
    Backoff backoff = new Backoff(stopping);
    boolean complained = false;
    while (stopping.getCount() > 0) {
      try (Admin admin = Admin.create(brokers.config("agnoscope-inference-admin"))) {
        Provisioner.provision(admin);
        Provisioner.applyGroup(admin, group);
        groupApplied = Provisioner.groupApplied(admin, group);
        provisioned = true;
        return true;
      } catch (KafkaException e) {
        if (!complained && stopping.getCount() > 0) {
          LOG.warn("the broker is not there yet, trying again until it is error={}", e.toString());
        }
        complained = true;
        if (!backoff.await()) {
          return false;
        }
      }
    }
    return false;
  }

  private void follow() {
    follower.run();
    // Whoever waits for a model is to end too.
    follower.caughtUp().complete(null);
  }

  private void monitor() {
    try (GroupMonitor monitor =
        new GroupMonitor(
            Admin.create(brokers.config("agnoscope-inference-monitor")),
            brokers.reader("agnoscope-inference-monitor-reader", 1),
            group,
            clock)) {
      do {
        look(monitor);
      } while (!stopping.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look(GroupMonitor monitor) throws InterruptedException {
    try {
      boolean applied = monitor.applied();
      if (groupApplied && !applied) {
        LOG.warn("the group's configurations are not those declared group={}", group.name());
      }
      groupApplied = applied;
      backlog = monitor.backlog();
      events.backlog(backlog);
    } catch (KafkaException | ExecutionException | TimeoutException e) {
      LOG.debug("the share group cannot be looked at now", e);
    }
  }

  /** Finishes the Trials in hand and stops. */
  @Override
  public void close() {
    stopping.countDown();
    if (!provisioned) {
      workerThread.interrupt();
    }
    worker.wakeUp();
    follower.wakeUp();
    boolean workerEnded = join(workerThread, JOIN_PATIENCE);
    if (!join(monitorThread, GLANCE)) {
      // It looks at a broker that does not answer.
      monitorThread.interrupt();
    }
    boolean othersEnded = join(followerThread, JOIN_PATIENCE) && join(monitorThread, JOIN_PATIENCE);
    boolean ended = workerEnded && othersEnded;
    if (!ended) {
      LOG.warn("not every thread stopped in time seconds={}", JOIN_PATIENCE.toSeconds());
    }
    answerLog.close();
    if (ended) {
      models.close();
    }
    codec.close();
  }

  private static boolean join(Thread thread, Duration patience) {
    try {
      return thread.join(patience);
    } catch (IllegalThreadStateException e) {
      // It was never started.
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
