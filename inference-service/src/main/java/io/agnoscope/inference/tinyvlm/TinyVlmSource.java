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

/** Loads TinyVLM: the checkpoint in the jar, and promoted ones from folders. */
public final class TinyVlmSource implements ModelSource {

  @Override
  public AnswerModel first() {
    return model(Checkpoint.first());
  }

  @Override
  public AnswerModel load(CheckpointEvent event) throws CheckpointRefusedException {
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
      return model(checkpoint);
    } catch (CheckpointException e) {
      throw new CheckpointRefusedException("unusable", String.valueOf(e.getMessage()), e);
    } catch (RuntimeException e) {
      throw new CheckpointRefusedException("unloadable", e.toString(), e);
    }
  }

  private static AnswerModel model(Checkpoint checkpoint) {
    return new TinyVlmModel(checkpoint.manifest().id(), TinyVlm.load(checkpoint));
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
}
