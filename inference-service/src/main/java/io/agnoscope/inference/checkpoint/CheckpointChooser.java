package io.agnoscope.inference.checkpoint;

import io.agnoscope.inference.answering.AnswerModel;
import io.agnoscope.schemas.CheckpointEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that the newest checkpoint that may and can serve is the one that does, and that the
 * newest Candidate in shadow is beside it; or, while there is none, for a time after a promotion
 * the checkpoint that would serve again. One that is refused is not tried again in the same state,
 * unless its store was away; the one before it goes on. Not thread-safe.
 */
public final class CheckpointChooser {

  private static final Logger LOG = LoggerFactory.getLogger(CheckpointChooser.class);

  /** How long a store that was away is left alone. */
  static final Duration RETRY = Duration.ofSeconds(10);

  private final Announcements announcements;
  private final Promotions promotions;
  private final ModelSource source;
  private final ModelSlot slot;
  private final Duration comparedFor;
  private final InstantSource clock;
  private final Consumer<String> refusals;
  private final Set<String> refused = new HashSet<>();
  private @Nullable Instant comparedUntil;
  private @Nullable Instant retryAt;

  /**
   * A chooser that has chosen nothing yet.
   *
   * @param announcements of the target: which of them count
   * @param comparedFor how long after its promotion a checkpoint is compared with the one before it
   * @param refusals told the reason of each refusal
   */
  public CheckpointChooser(
      Announcements announcements,
      ModelSource source,
      ModelSlot slot,
      Duration comparedFor,
      InstantSource clock,
      Consumer<String> refusals) {
    this.announcements = announcements;
    this.promotions = new Promotions(announcements.target());
    this.source = source;
    this.slot = slot;
    this.comparedFor = comparedFor;
    this.clock = clock;
    this.refusals = refusals;
  }

  /** Takes note of an event, without choosing. */
  public void apply(CheckpointEvent event) {
    if (announcements.admit(event, this::refuse)) {
      promotions.apply(event);
    }
  }

  /** Loads what should serve and what should be in shadow, unless they are in memory. */
  public void choose() {
    retryAt = null;
    announcements.tell(this::refuse);
    chooseServing();
    chooseShadow();
    slot.keepIf(key ->
        key.equals(CheckpointKey.FIRST)
            || promotions.promoted().stream().map(CheckpointKey::of).anyMatch(key::equals));
  }

  /**
   * Whether to choose anew without news: the time is over for which a promoted checkpoint is
   * compared with the one before, or a store that was away is to be asked again.
   */
  public boolean due() {
    return isOver(comparedUntil) || isOver(retryAt);
  }

  private boolean isOver(@Nullable Instant until) {
    return until != null && !clock.instant().isBefore(until);
  }

  private void chooseServing() {
    for (CheckpointEvent event : promotions.promoted()) {
      CheckpointKey key = CheckpointKey.of(event);
      if (slot.serve(key)) {
        return;
      }
      Optional<AnswerModel> model = load(event);
      if (model.isPresent()) {
        slot.serve(key, model.get());
        LOG.info(
            "a promoted checkpoint takes over version={} checkpoint={}",
            event.getVersion(),
            event.getCheckpoint());
        return;
      }
    }
    if (!slot.serve(CheckpointKey.FIRST)) {
      AnswerModel model = source.first();
      LOG.info(
          "the checkpoint that the service comes with serves checkpoint={}", model.checkpoint());
      slot.serve(CheckpointKey.FIRST, model);
    }
  }

  private void chooseShadow() {
    comparedUntil = null;
    for (CheckpointEvent candidate : promotions.shadows()) {
      if (shadow(candidate)) {
        return;
      }
    }
    Instant now = clock.instant();
    Optional<CheckpointEvent> serving =
        promotions.promoted().stream()
            .filter(event ->
                slot.current()
                    .filter(current -> Objects.equals(current.version(), event.getVersion()))
                    .isPresent())
            .filter(event -> event.getAt().plus(comparedFor).isAfter(now))
            .findFirst();
    Optional<CheckpointEvent> before =
        serving.flatMap(event -> promotions.promotedBefore(event.getVersion()));
    if (before.isPresent() && shadow(before.get())) {
      comparedUntil = serving.get().getAt().plus(comparedFor);
      return;
    }
    slot.endShadow();
  }

  private boolean shadow(CheckpointEvent event) {
    CheckpointKey key = CheckpointKey.of(event);
    if (slot.shadow(key)) {
      return true;
    }
    Optional<AnswerModel> model = load(event);
    if (model.isEmpty()) {
      return false;
    }
    slot.shadow(key, model.get());
    LOG.info(
        "a checkpoint is asked in shadow state={} version={} checkpoint={}",
        event.getState(),
        event.getVersion(),
        event.getCheckpoint());
    return true;
  }

  private void refuse(RefusedAnnouncement refused) {
    LOG.warn(
        "an announcement is refused, and what serves goes on version={} checkpoint={} state={}"
            + " reason={}: {}",
        refused.version(),
        refused.checkpoint(),
        refused.state(),
        refused.reason(),
        refused.why());
    refusals.accept(refused.reason());
  }

  private Optional<AnswerModel> load(CheckpointEvent event) {
    String attempt =
        event.getState()
            + " "
            + event.getVersion()
            + " "
            + event.getUri()
            + " "
            + event.getSha256();
    if (refused.contains(attempt)) {
      return Optional.empty();
    }
    try {
      return Optional.of(source.load(event));
    } catch (CheckpointRefusedException e) {
      LOG.warn(
          "a checkpoint is refused state={} version={} checkpoint={} reason={} detail={}",
          event.getState(),
          event.getVersion(),
          event.getCheckpoint(),
          e.reason(),
          Objects.requireNonNullElse(e.getMessage(), ""));
      if (e.passes()) {
        retryAt = clock.instant().plus(RETRY);
      } else {
        refused.add(attempt);
      }
      refusals.accept(e.reason());
      return Optional.empty();
    }
  }
}
