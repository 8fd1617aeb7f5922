package io.agnoscope.inference.checkpoint;

import io.agnoscope.inference.answering.AnswerModel;
import io.agnoscope.schemas.CheckpointEvent;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that the newest checkpoint that may and can serve is the one that does. One that is
 * refused is not tried again; the one before it serves on. Not thread-safe.
 */
public final class CheckpointChooser {

  private static final Logger LOG = LoggerFactory.getLogger(CheckpointChooser.class);

  private final Promotions promotions;
  private final ModelSource source;
  private final ModelSlot slot;
  private final Consumer<String> refusals;
  private final Set<String> refused = new HashSet<>();
  private @Nullable Choice chosen;

  /**
   * A chooser that has chosen nothing yet.
   *
   * @param refusals told the reason of each refusal
   */
  public CheckpointChooser(
      String target, ModelSource source, ModelSlot slot, Consumer<String> refusals) {
    this.promotions = new Promotions(target);
    this.source = source;
    this.slot = slot;
    this.refusals = refusals;
  }

  /** Takes note of an event, without choosing. */
  public void apply(CheckpointEvent event) {
    promotions.apply(event);
  }

  /** Loads what should serve and offers it, unless it was already. */
  public void choose() {
    for (CheckpointEvent event : promotions.promoted()) {
      Choice choice = new Choice(event.getVersion(), event.getSha256());
      if (choice.equals(chosen)) {
        return;
      }
      if (!refused.contains(key(event)) && offer(event, choice)) {
        return;
      }
    }
    Choice comesWith = new Choice(null, "");
    if (!comesWith.equals(chosen)) {
      AnswerModel model = source.first();
      LOG.info(
          "the checkpoint that the service comes with serves checkpoint={}", model.checkpoint());
      slot.offer(new Serving(model, null));
      chosen = comesWith;
    }
  }

  private boolean offer(CheckpointEvent event, Choice choice) {
    try {
      AnswerModel model = source.load(event);
      LOG.info(
          "a promoted checkpoint takes over version={} checkpoint={}",
          event.getVersion(),
          event.getCheckpoint());
      slot.offer(new Serving(model, event.getVersion()));
      chosen = choice;
      return true;
    } catch (CheckpointRefusedException e) {
      LOG.warn(
          "a promoted checkpoint is refused version={} checkpoint={} reason={} detail={}",
          event.getVersion(),
          event.getCheckpoint(),
          e.reason(),
          Objects.requireNonNullElse(e.getMessage(), ""));
      refused.add(key(event));
      refusals.accept(e.reason());
      return false;
    }
  }

  private static String key(CheckpointEvent event) {
    return event.getVersion() + " " + event.getUri() + " " + event.getSha256();
  }

  private record Choice(@Nullable Integer version, String sha256) {}
}
