package io.agnoscope.inference.tinyvlm;

import io.agnoscope.images.S3Folder;
import io.agnoscope.inference.checkpoint.CheckpointRefusedException;
import io.agnoscope.schemas.CheckpointEvent;
import io.agnoscope.vlm.Checkpoint;
import io.agnoscope.vlm.CheckpointException;
import io.agnoscope.vlm.CheckpointException.Misfit;
import io.agnoscope.vlm.checkpoint.CheckpointFiles;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads announced checkpoints from where they are kept: folders of this machine, and what is below
 * one prefix of a bucket, if there is one. What is read is what was announced, by its SHA-256.
 * Where announcements are signed, the manifest is that of the announcement, and the one beside the
 * weights, which nobody signed, is not looked at.
 */
public final class CheckpointReader {

  private final Optional<S3Folder> bucket;
  private final boolean signed;

  /**
   * A reader of folders and, if it is there, of a bucket.
   *
   * @param signed whether announcements are, and were verified before they come here
   */
  public CheckpointReader(Optional<S3Folder> bucket, boolean signed) {
    this.bucket = bucket;
    this.signed = signed;
  }

  Checkpoint read(CheckpointEvent event) throws CheckpointRefusedException {
    String uri = event.getUri();
    try {
      CheckpointFiles.Source files =
          uri.startsWith("s3:") ? inBucket(uri) : CheckpointFiles.in(folder(uri));
      Checkpoint checkpoint = Checkpoint.read(signed ? withManifestOf(event, files) : files);
      check(checkpoint, event);
      return checkpoint;
    } catch (CheckpointException e) {
      String reason = e.misfit().name().toLowerCase(Locale.ROOT).replace('_', '-');
      throw new CheckpointRefusedException(reason, String.valueOf(e.getMessage()), e);
    } catch (UncheckedIOException e) {
      throw CheckpointRefusedException.forNow("store-away", "the bucket could not be read", e);
    } catch (RuntimeException e) {
      throw new CheckpointRefusedException("unloadable", e.toString(), e);
    }
  }

  private static void check(Checkpoint checkpoint, CheckpointEvent event)
      throws CheckpointRefusedException {
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
  }

  private static CheckpointFiles.Source withManifestOf(
      CheckpointEvent event, CheckpointFiles.Source files) {
    return name ->
        name.equals(CheckpointFiles.MANIFEST)
            ? event.getManifest().getBytes(StandardCharsets.UTF_8)
            : files.read(name);
  }

  private CheckpointFiles.Source inBucket(String uri) throws CheckpointRefusedException {
    if (bucket.isEmpty()) {
      throw new CheckpointRefusedException(
          "unsupported-uri", "no bucket is configured (agnoscope.checkpoints.store)", null);
    }
    String path;
    try {
      path = bucket.get().path(uri.endsWith("/") ? uri : uri + "/");
    } catch (FileNotFoundException e) {
      throw new CheckpointRefusedException("unsupported-uri", String.valueOf(e.getMessage()), e);
    }
    return name -> file(bucket.get(), path, name);
  }

  private static byte[] file(S3Folder bucket, String path, String name) {
    try {
      return bucket.get(path + name, CheckpointFiles.MAX_BYTES + 1);
    } catch (FileNotFoundException e) {
      throw new CheckpointException(Misfit.MISSING_FILE, name + " is not in the bucket", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder(String uri) throws CheckpointRefusedException {
    try {
      URI parsed = URI.create(uri);
      if (!"file".equals(parsed.getScheme())) {
        throw new CheckpointRefusedException(
            "unsupported-uri", "checkpoints are read from file: and s3: addresses only", null);
      }
      return Path.of(parsed);
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      throw new CheckpointRefusedException("unsupported-uri", "not a file: URI of a folder", e);
    }
  }
}
