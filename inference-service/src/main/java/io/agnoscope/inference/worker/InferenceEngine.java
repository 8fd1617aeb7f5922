package io.agnoscope.inference.worker;

import io.agnoscope.inference.answering.StoredPictures;
import io.agnoscope.inference.answering.TrialAnswerer;
import io.agnoscope.inference.checkpoint.Announcements;
import io.agnoscope.inference.checkpoint.CheckpointChooser;
import io.agnoscope.inference.checkpoint.ModelSlot;
import io.agnoscope.inference.checkpoint.ModelSource;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.topic.Provisioner;
import io.agnoscope.tracing.Traces;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletionException;
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
  private static final Duration GLANCE = Duration.ofSeconds(2);

  /** For threads that end by themselves, but for a broker that does not answer. */
  private static final Duration JOIN_PATIENCE = Duration.ofSeconds(15);

  private final Brokers brokers;
  private final TrialGroup group;
  private final WorkerSettings settings;
  private final InstantSource clock;
  private final ModelSlot models;
  private final Announcements announcements;
  private final Drain drain;
  private final RecordCodec codec;
  private final AnswerLog answerLog;
  private final BytesInFlight bytes;
  private final Pauses pauses;
  private final Lanes lanes;
  private final CheckpointFollower follower;
  private final GroupWatch watch;
  private final Thread starter;
  private final Thread followerThread;
  private final Thread watchThread;

  /**
   * An engine that is not yet started.
   *
   * @param models where loaded checkpoints are held; closed with the engine
   * @param announcements of checkpoints: which of them count
   * @param store has the pictures that do not travel in a Trial
   * @param traces of the Samples, which go on with their Trials' answers
   */
  public InferenceEngine(
      Brokers brokers,
      WorkerSettings settings,
      ModelSource source,
      ModelSlot models,
      Announcements announcements,
      ShadowSettings shadows,
      TrialAnswerer answerer,
      StoredPictures store,
      EngineEvents events,
      InstantSource clock,
      Traces traces) {
    this.brokers = brokers;
    this.settings = settings;
    this.group = TrialGroup.of(settings.groupType(), settings.target());
    this.clock = clock;
    this.models = models;
    this.announcements = announcements;
    this.drain = new Drain(settings.grace());
    this.codec = RecordCodec.connected(brokers.config("agnoscope-inference-schemas"));
    this.answerLog = new AnswerLog(brokers.producer(), codec, () -> new Backoff(drain.ending()));
    this.bytes = new BytesInFlight(settings.bytesInFlight());
    ModelGate gate = new ModelGate(Lanes.LET_THROUGH_EVERY, clock);
    this.pauses = new Pauses(gate, events);
    Outbox outbox = new Outbox(answerLog, settings.target(), events, clock);
    TrialHandler handler =
        new TrialHandler(
            new TrialReader(codec, settings.trialsOf()),
            answerer,
            store,
            models,
            outbox,
            new ShadowAsker(
                models,
                answerer,
                outbox,
                events,
                settings.trialDeadline(),
                shadows.patience(),
                clock),
            bytes,
            pauses,
            events,
            settings.trialDeadline(),
            clock,
            traces);
    this.lanes =
        new Lanes(
            settings.lanes(),
            lane -> group.join(brokers, lane, settings),
            handler,
            gate,
            drain,
            events,
            clock);
    this.follower =
        new CheckpointFollower(
            () -> brokers.reader("agnoscope-inference-checkpoints", 100),
            codec,
            new CheckpointChooser(
                announcements,
                source,
                models,
                shadows.comparedFor(),
                clock,
                events::checkpointRefused),
            events::checkpointRefused,
            drain.beginning());
    this.watch = new GroupWatch(brokers, group, events, clock, drain.beginning());
    this.starter = Thread.ofPlatform().name("agnoscope-start").unstarted(this::begin);
    this.followerThread =
        Thread.ofPlatform().name("agnoscope-checkpoints").daemon().unstarted(this::follow);
    this.watchThread = Thread.ofPlatform().name("agnoscope-monitor").daemon().unstarted(watch);
  }

  /** Starts; returns at once, and waits in the background for a broker that is away. */
  public void start() {
    starter.start();
  }

  /** Whether Trials are taken, under the configurations that the group is to have. */
  public boolean ready() {
    return lanes.polling() && watch.applied();
  }

  /** Whether every lane goes round: also while the broker is away. */
  public boolean alive(Duration patience) {
    return lanes.alive(patience, clock);
  }

  /** Whether the group's configurations on the broker are those declared. */
  public boolean groupApplied() {
    return watch.applied();
  }

  /** What waits, as last looked at. */
  public Backlog backlog() {
    return watch.backlog();
  }

  /** What is being worked on. */
  public InFlight inFlight() {
    return new InFlight(lanes.inHand(), pauses.waiting(), bytes.reserved());
  }

  /** The models. */
  public ModelSlot models() {
    return models;
  }

  /** Which announcements of checkpoints count. */
  public Announcements announcements() {
    return announcements;
  }

  private void begin() {
    try {
      if (!provision()) {
        return;
      }
      followerThread.start();
      watchThread.start();
      follower.caughtUp().join();
      if (!drain.begun()) {
        LOG.info(
            "Trials are taken group={} type={} lanes={}",
            group.name(),
            group.type(),
            settings.lanes());
        lanes.start();
      }
    } catch (InterruptedException e) {
      LOG.debug("the service ends before it began", e);
    } catch (CompletionException e) {
      LOG.error("no Trials are taken: there is no model to ask", e);
    }
  }

  private boolean provision() throws InterruptedException {
    Backoff backoff = new Backoff(drain.beginning());
    boolean complained = false;
    while (!drain.begun()) {
      try (Admin admin = Admin.create(brokers.config("agnoscope-inference-admin"))) {
        Provisioner.provision(admin);
        group.apply(admin);
        return true;
      } catch (KafkaException e) {
        if (!complained && !drain.begun()) {
          LOG.warn("the broker is not there yet, trying again until it is error={}", e.toString());
        }
        complained = true;
        backoff.await();
      }
    }
    return false;
  }

  private void follow() {
    follower.run();
    // Whoever waits for a model is to end too.
    follower.caughtUp().complete(null);
  }

  /** Finishes the Trials in hand within the grace period, hands back the rest, and stops. */
  @Override
  public void close() {
    drain.begin();
    follower.wakeUp();
    if (!Threads.join(starter, GLANCE)) {
      // It waits for a broker that does not answer.
      starter.interrupt();
      Threads.join(starter, GLANCE);
    }
    boolean lanesEnded = lanes.join(settings.grace().plus(JOIN_PATIENCE));
    if (!Threads.join(watchThread, GLANCE)) {
      watchThread.interrupt();
    }
    boolean othersEnded =
        Threads.join(followerThread, JOIN_PATIENCE) && Threads.join(watchThread, JOIN_PATIENCE);
    if (!lanesEnded || !othersEnded) {
      LOG.warn("not every thread stopped in time");
    }
    answerLog.close();
    models.close();
    codec.close();
  }
}
