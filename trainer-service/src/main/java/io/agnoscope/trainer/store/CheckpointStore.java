package io.agnoscope.trainer.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agnoscope.images.S3Folder;
import io.agnoscope.trainer.domain.lifecycle.CheckpointIdentity;
import io.agnoscope.vlm.Checkpoint;
import io.agnoscope.vlm.CheckpointException;
import io.agnoscope.vlm.checkpoint.CheckpointFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Checkpoints as {@code target/version-id/} with weights and manifest, in a folder or a bucket. One
 * appears whole or not at all. Where a bucket takes over from a folder, what is in the folder is
 * still read and deleted there.
 */
public final class CheckpointStore {

  private final FolderPlace folder;
  private final Optional<BucketPlace> bucket;
  private final ObjectMapper json;

  /** The store of one target below a folder, which is made when it is not there. */
  public CheckpointStore(Path root, String target, ObjectMapper json) {
    this(root, Optional.empty(), target, json);
  }

  /**
   * The store of one target.
   *
   * @param root the folder of what is kept while there is no bucket
   * @param bucket where new ones are kept
   */
  public CheckpointStore(Path root, Optional<S3Folder> bucket, String target, ObjectMapper json) {
    this.folder = new FolderPlace(root, target);
    this.bucket = bucket.map(below -> new BucketPlace(below, target));
    this.json = json;
  }

  /**
   * Keeps a new version.
   *
   * @return where, as a URI of its folder
   * @throws CheckpointException when it cannot be written
   */
  public String keep(int version, Checkpoint checkpoint) {
    CheckpointPlace place = bucket.isPresent() ? bucket.get() : folder;
    try {
      return place.keep(version, checkpoint);
    } catch (IOException e) {
      throw new CheckpointException("version " + version + " cannot be written", e);
    }
  }

  /**
   * Reads a version back: its weights, and the manifest that was announced. The one beside the
   * weights is for people, and can be changed by whoever can write there.
   *
   * @param manifest as it was announced
   * @throws CheckpointException when the weights are missing, altered, or not those that were told
   *     of
   */
  public Checkpoint read(CheckpointIdentity identity, String manifest) {
    CheckpointFiles.Source files = place(identity.uri()).files(identity.uri());
    Checkpoint checkpoint =
        Checkpoint.read(name ->
            name.equals(CheckpointFiles.MANIFEST)
                ? manifest.getBytes(StandardCharsets.UTF_8)
                : files.read(name));
    String found = checkpoint.manifest().weightsSha256();
    if (!found.equals(identity.sha256())) {
      throw new CheckpointException(
          "weights of version %d have SHA-256 %s, it was told to be %s"
              .formatted(identity.version(), found, identity.sha256()));
    }
    return checkpoint;
  }

  /**
   * Whether a version's weights are here. Those of a bucket that cannot be asked are taken to be:
   * whoever reads them will know.
   */
  public boolean holds(CheckpointIdentity identity) {
    try {
      return place(identity.uri()).holds(identity.uri());
    } catch (CheckpointException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  /**
   * Deletes a version's weights and manifest.
   *
   * @throws CheckpointException when they cannot be deleted, or are not this store's
   */
  public void remove(CheckpointIdentity identity) {
    try {
      place(identity.uri()).remove(identity.uri());
    } catch (IOException e) {
      throw new CheckpointException("version " + identity.version() + " cannot be deleted", e);
    }
  }

  /**
   * The manifest of a checkpoint as it is announced, as compact JSON.
   *
   * @throws CheckpointException when it cannot be written
   */
  public String manifest(Checkpoint checkpoint) {
    try {
      return json.readTree(CheckpointFiles.manifest(checkpoint)).toString();
    } catch (IOException e) {
      throw new CheckpointException("the manifest cannot be written", e);
    }
  }

  /**
   * Adds facts to the manifest that was announced, and puts it beside the weights at once.
   *
   * @param announced as compact JSON; what is beside the weights is not looked at
   * @param facts by field name; each becomes JSON
   * @return the whole manifest, as compact JSON
   * @throws CheckpointException when it cannot be written
   */
  public String annotate(String uri, String announced, Map<String, Object> facts) {
    ObjectNode manifest = tree(announced);
    facts.forEach((name, fact) -> manifest.set(name, json.valueToTree(fact)));
    try {
      place(uri)
          .replaceManifest(uri, json.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
    } catch (IOException e) {
      throw new CheckpointException("the manifest cannot be written to " + uri, e);
    }
    return manifest.toString();
  }

  private ObjectNode tree(String announced) {
    try {
      if (json.readTree(announced) instanceof ObjectNode manifest) {
        return manifest;
      }
      throw new CheckpointException("the announced manifest is no JSON object");
    } catch (IOException e) {
      throw new CheckpointException("the announced manifest cannot be read", e);
    }
  }

  private CheckpointPlace place(String uri) {
    if (!uri.startsWith("s3:")) {
      return folder;
    }
    return bucket.orElseThrow(() ->
        new CheckpointException("no bucket is configured (agnoscope.checkpoints.store): " + uri));
  }
}
