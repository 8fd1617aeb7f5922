package io.agnoscope.trainer.store;

import io.agnoscope.images.S3Folder;
import io.agnoscope.vlm.Checkpoint;
import io.agnoscope.vlm.CheckpointException;
import io.agnoscope.vlm.CheckpointException.Misfit;
import io.agnoscope.vlm.checkpoint.CheckpointFiles;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Checkpoints as objects of a bucket: {@code target/version-id/} below its prefix. Weights are put
 * first and the manifest, without which nothing is a checkpoint, last; it goes first.
 */
final class BucketPlace implements CheckpointPlace {

  private static final Logger LOG = Logger.getLogger(BucketPlace.class);

  /** How old what is known of the bucket may be when many ask what it holds. */
  private static final Duration FRESH = Duration.ofSeconds(2);

  private final S3Folder bucket;
  private final String parent;
  private @Nullable Listing listing;

  /** What the bucket held; nothing when it could not be asked. */
  private record Listing(Optional<Set<String>> paths, long nanos) {}

  BucketPlace(S3Folder bucket, String target) {
    this.bucket = bucket;
    this.parent = target + "/";
  }

  @Override
  public String keep(int version, Checkpoint checkpoint) throws IOException {
    // Left by a start that ended before it told of it.
    bucket.removeAll(parent + version + "-");
    String folder = parent + version + "-" + checkpoint.manifest().id() + "/";
    CheckpointFiles.write(checkpoint, (name, bytes) -> bucket.put(folder + name, bytes));
    forget();
    return bucket.address(folder);
  }

  @Override
  public CheckpointFiles.Source files(String address) {
    String folder = folder(address);
    return name -> bytes(folder + name);
  }

  @Override
  public boolean holds(String address) throws IOException {
    String manifest = folder(address) + CheckpointFiles.MANIFEST;
    return paths()
        .orElseThrow(() -> new IOException("the bucket could not be read"))
        .contains(manifest);
  }

  /** Asked once for many: a bucket that is away is slow to say so. */
  private synchronized Optional<Set<String>> paths() {
    Listing known = listing;
    if (known == null || System.nanoTime() - known.nanos() > FRESH.toNanos()) {
      known = new Listing(listed(), System.nanoTime());
      listing = known;
    }
    return known.paths();
  }

  private Optional<Set<String>> listed() {
    try {
      return Optional.of(bucket.paths(parent));
    } catch (IOException e) {
      LOG.warnf("The bucket of the checkpoints cannot be read. cause=%s", e.getMessage());
      return Optional.empty();
    }
  }

  private synchronized void forget() {
    listing = null;
  }

  @Override
  public void replaceManifest(String address, byte[] manifest) throws IOException {
    bucket.put(folder(address) + CheckpointFiles.MANIFEST, manifest);
  }

  @Override
  public void remove(String address) throws IOException {
    String folder = folder(address);
    if (!folder.startsWith(parent) || folder.indexOf('/', parent.length()) != folder.length() - 1) {
      throw new CheckpointException(address + " is none of this store's");
    }
    bucket.remove(folder + CheckpointFiles.MANIFEST);
    bucket.removeAll(folder);
    forget();
  }

  private byte[] bytes(String path) {
    try {
      return bucket.get(path, CheckpointFiles.MAX_BYTES + 1);
    } catch (FileNotFoundException e) {
      throw new CheckpointException(Misfit.MISSING_FILE, path + " is not in the bucket", e);
    } catch (IOException e) {
      throw new CheckpointException(Misfit.UNREADABLE_FILE, path + " cannot be read", e);
    }
  }

  private String folder(String address) {
    try {
      return bucket.path(address.endsWith("/") ? address : address + "/");
    } catch (FileNotFoundException e) {
      throw new CheckpointException(address + " is none of this store's", e);
    }
  }
}
