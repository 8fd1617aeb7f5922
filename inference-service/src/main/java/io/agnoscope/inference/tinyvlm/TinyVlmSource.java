package io.agnoscope.inference.tinyvlm;

import io.agnoscope.inference.answering.AnswerModel;
import io.agnoscope.inference.checkpoint.CheckpointRefusedException;
import io.agnoscope.inference.checkpoint.ModelSource;
import io.agnoscope.schemas.CheckpointEvent;
import io.agnoscope.vlm.Checkpoint;
import io.agnoscope.vlm.CheckpointException;
import io.agnoscope.vlm.TinyVlm;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.function.Function;

/**
 * Loads TinyVLM: the checkpoint in the jar, and announced ones from folders. All that it loads
 * share one device and its threads, which end when this is closed, after the models.
 */
public final class TinyVlmSource implements ModelSource, AutoCloseable {

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

  /**
   * A source that has loaded nothing yet, and whose threads wait.
   *
   * @throws IllegalArgumentException when the device is not there
   */
  public TinyVlmSource(TinyVlmSettings settings, BatchEvents events, InstantSource clock) {
    this(settings, events, clock, checkpoint -> TinyVlm.load(checkpoint, settings.device()));
  }

  /** One whose networks are loaded by the function. */
  TinyVlmSource(
      TinyVlmSettings settings,
      BatchEvents events,
      InstantSource clock,
      Function<Checkpoint, TinyVlm> networks) {
    if (!settings.device().present()) {
      throw new IllegalArgumentException(
          "agnoscope.tinyvlm.device: PyTorch sees no " + settings.device() + " on this machine");
    }
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
    Checkpoint checkpoint = read(event);
    try {
      return model(checkpoint);
    } catch (RuntimeException e) {
      throw new CheckpointRefusedException("unloadable", e.toString(), e);
    }
  }

  private static Checkpoint read(CheckpointEvent event) throws CheckpointRefusedException {
    Path folder = folder(event.getUri());
    try {
      Checkpoint checkpoint = Checkpoint.read(folder);
      String found = checkpoint.manifest().weightsSha256();
      if (!found.equals(event.getSha256())) {
        throw new CheckpointRefusedException(
            "sha256-differs",
            "the weights hash to " + found + ", announced was " + event.getSha256(),
            null);
      }
      if (!checkpoint.manifest().id().equals(event.getCheckpoint())) {
        throw new CheckpointRefusedException(
            "id-differs", "the manifest names " + checkpoint.manifest().id(), null);
      }
      return checkpoint;
    } catch (CheckpointException e) {
      String reason = e.misfit().name().toLowerCase(Locale.ROOT).replace('_', '-');
      throw new CheckpointRefusedException(reason, String.valueOf(e.getMessage()), e);
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

  private static Path folder(String uri) throws CheckpointRefusedException {
    try {
      URI parsed = URI.create(uri);
      if (!"file".equals(parsed.getScheme())) {
        throw new CheckpointRefusedException(
            "unsupported-uri", "checkpoints are read from file: URIs only", null);
      }
      return Path.of(parsed);
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      throw new CheckpointRefusedException("unsupported-uri", "not a file: URI of a folder", e);
    }
  }

  /** Ends the device's threads. */
  @Override
  public void close() {
    batcher.close();
  }
}
