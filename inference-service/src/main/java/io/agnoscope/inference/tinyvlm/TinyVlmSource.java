package io.agnoscope.inference.tinyvlm;

import io.agnoscope.inference.answering.AnswerModel;
import io.agnoscope.inference.checkpoint.CheckpointRefusedException;
import io.agnoscope.inference.checkpoint.ModelSource;
import io.agnoscope.schemas.CheckpointEvent;
import io.agnoscope.vlm.Checkpoint;
import io.agnoscope.vlm.TinyVlm;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/**
 * Loads TinyVLM: the checkpoint in the jar, and announced ones from where they are kept. All that
 * it loads share one device and its threads, which end when this is closed, after the models.
 */
public final class TinyVlmSource implements ModelSource, AutoCloseable {

  private final CheckpointReader reader;
  private final int batchSize;
  private final Function<Checkpoint, TinyVlm> networks;
  private final BatchEvents events;
  private final InstantSource clock;
  private final Rasters rasters = new Rasters();
  private final Batcher batcher;

  /** A source that runs as when nothing is configured, and is counted nowhere. */
  public TinyVlmSource() {
    this(TinyVlmSettings.STANDARD, BatchEvents.NONE, InstantSource.system());
  }

  /** One that reads announced checkpoints from folders only. */
  TinyVlmSource(TinyVlmSettings settings, BatchEvents events, InstantSource clock) {
    this(new CheckpointReader(Optional.empty(), false), settings, events, clock);
  }

  /**
   * A source that has loaded nothing yet, and whose threads wait.
   *
   * @throws IllegalArgumentException when the device is not there
   */
  public TinyVlmSource(
      CheckpointReader reader, TinyVlmSettings settings, BatchEvents events, InstantSource clock) {
    this(
        reader, settings, events, clock, checkpoint -> TinyVlm.load(checkpoint, settings.device()));
  }

  /** One whose networks are loaded by the function. */
  TinyVlmSource(
      CheckpointReader reader,
      TinyVlmSettings settings,
      BatchEvents events,
      InstantSource clock,
      Function<Checkpoint, TinyVlm> networks) {
    if (!settings.device().present()) {
      throw new IllegalArgumentException(
          "agnoscope.tinyvlm.device: PyTorch sees no " + settings.device() + " on this machine");
    }
    this.reader = reader;
    this.batchSize = settings.batchSize();
    this.networks = networks;
    this.events = events;
    this.clock = clock;
    this.batcher = new Batcher(settings, events);
  }

  @Override
  public AnswerModel first() {
    return model(Checkpoint.first());
  }

  @Override
  public AnswerModel load(CheckpointEvent event) throws CheckpointRefusedException {
    Checkpoint checkpoint = reader.read(event);
    try {
      return model(checkpoint);
    } catch (RuntimeException e) {
      throw new CheckpointRefusedException("unloadable", e.toString(), e);
    }
  }

  /** Loaded and warm. */
  private AnswerModel model(Checkpoint checkpoint) {
    TinyVlm network = networks.apply(checkpoint);
    Scorer scorer = new Scorer(network::probabilities, network::close);
    try {
      WarmUp.of(scorer, batchSize);
    } catch (RuntimeException e) {
      scorer.close();
      throw e;
    }
    return new TinyVlmModel(checkpoint.manifest().id(), scorer, rasters, batcher, events, clock);
  }

  /** Ends the device's threads. */
  @Override
  public void close() {
    batcher.close();
  }
}
