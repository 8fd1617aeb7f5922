package io.agnoscope.trainer.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agnoscope.trainer.domain.lifecycle.CheckpointIdentity;
import io.agnoscope.vlm.Checkpoint;
import io.agnoscope.vlm.CheckpointException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Checkpoints as folders of a folder: {@code target/version-id/} with weights and manifest. A
 * folder appears whole or not at all.
 */
public final class CheckpointStore {

  private static final String MANIFEST = "manifest.json";

  private final Path root;
  private final String target;
  private final ObjectMapper json;

  /** The store of one target below a folder, which is made when it is not there. */
  public CheckpointStore(Path root, String target, ObjectMapper json) {
    this.root = root.toAbsolutePath().normalize();
    this.target = target;
    this.json = json;
  }

  /**
   * Keeps a new version.
   *
   * @return where, as a URI of the folder
   * @throws CheckpointException when it cannot be written
   */
  public String keep(int version, Checkpoint checkpoint) {
    Path folder = root.resolve(target).resolve(version + "-" + checkpoint.manifest().id());
    try {
      Files.createDirectories(folder.getParent());
      Path part = Files.createTempDirectory(folder.getParent(), ".part-");
      try {
        checkpoint.write(part);
        if (Files.exists(folder)) {
          // Left by a start that ended before it told of it.
          DurableFiles.delete(folder);
        }
        DurableFiles.publish(part, folder);
      } finally {
        DurableFiles.delete(part);
      }
      return folder.toUri().toString();
    } catch (IOException e) {
      throw new CheckpointException("checkpoint cannot be written to " + folder, e);
    }
  }

  /**
   * Reads a version back.
   *
   * @throws CheckpointException when it is missing, altered, or not the one that was told of
   */
  public Checkpoint read(CheckpointIdentity identity) {
    Checkpoint checkpoint = Checkpoint.read(folder(identity.uri()));
    String found = checkpoint.manifest().weightsSha256();
    if (!found.equals(identity.sha256())) {
      throw new CheckpointException(
          "weights of version %d have SHA-256 %s, it was told to be %s"
              .formatted(identity.version(), found, identity.sha256()));
    }
    return checkpoint;
  }

  /** Whether a version's weights are here. */
  public boolean holds(CheckpointIdentity identity) {
    try {
      return Files.exists(folder(identity.uri()).resolve(MANIFEST));
    } catch (CheckpointException e) {
      return false;
    }
  }

  /**
   * Deletes a version's weights and manifest.
   *
   * @throws CheckpointException when they cannot be deleted, or are not below this store's folder
   */
  public void remove(CheckpointIdentity identity) {
    Path folder = folder(identity.uri()).toAbsolutePath().normalize();
    if (!DurableFiles.parent(folder).equals(root.resolve(target))) {
      throw new CheckpointException(folder + " is none of this store's");
    }
    try {
      // A reader takes a folder without its manifest for none.
      Files.deleteIfExists(folder.resolve(MANIFEST));
      DurableFiles.delete(folder);
    } catch (IOException e) {
      throw new CheckpointException(folder + " cannot be deleted", e);
    }
  }

  /**
   * The manifest of a kept version, as compact JSON.
   *
   * @throws CheckpointException when it cannot be read
   */
  public String manifest(String uri) {
    return tree(uri).toString();
  }

  /**
   * Adds facts to the manifest of a kept version, and replaces it at once.
   *
   * @param facts by field name; each becomes JSON
   * @return the whole manifest, as compact JSON
   * @throws CheckpointException when it cannot be written
   */
  public String annotate(String uri, Map<String, Object> facts) {
    ObjectNode manifest = tree(uri);
    facts.forEach((name, fact) -> manifest.set(name, json.valueToTree(fact)));
    Path folder = folder(uri);
    try {
      DurableFiles.replace(
          folder.resolve(MANIFEST),
          json.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
    } catch (IOException e) {
      throw new CheckpointException("manifest cannot be written to " + folder, e);
    }
    return manifest.toString();
  }

  private ObjectNode tree(String uri) {
    Path file = folder(uri).resolve(MANIFEST);
    try {
      JsonNode tree = json.readTree(Files.readAllBytes(file));
      if (tree instanceof ObjectNode manifest) {
        return manifest;
      }
      throw new CheckpointException(file + " is no JSON object");
    } catch (IOException e) {
      throw new CheckpointException(file + " cannot be read", e);
    }
  }

  private static Path folder(String uri) {
    try {
      return Path.of(URI.create(uri));
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      throw new CheckpointException("not a folder of this machine: " + uri, e);
    }
  }
}
