package io.agnoscope.trainer.store;

import io.agnoscope.vlm.Checkpoint;
import io.agnoscope.vlm.CheckpointException;
import io.agnoscope.vlm.CheckpointException.Misfit;
import io.agnoscope.vlm.checkpoint.CheckpointFiles;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Checkpoints as folders of a folder: {@code target/version-id/}. */
final class FolderPlace implements CheckpointPlace {

  private final Path parent;

  /** Below a folder, which is made when it is not there. */
  FolderPlace(Path root, String target) {
    this.parent = root.toAbsolutePath().normalize().resolve(target);
  }

  @Override
  public String keep(int version, Checkpoint checkpoint) throws IOException {
    Path folder = parent.resolve(version + "-" + checkpoint.manifest().id());
    Files.createDirectories(parent);
    Path part = Files.createTempDirectory(parent, ".part-");
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
  }

  @Override
  public CheckpointFiles.Source files(String address) {
    Path folder = folder(address);
    return name -> bytes(folder.resolve(name));
  }

  @Override
  public boolean holds(String address) {
    return Files.exists(folder(address).resolve(CheckpointFiles.MANIFEST));
  }

  @Override
  public void replaceManifest(String address, byte[] manifest) throws IOException {
    DurableFiles.replace(folder(address).resolve(CheckpointFiles.MANIFEST), manifest);
  }

  @Override
  public void remove(String address) throws IOException {
    Path folder = folder(address).toAbsolutePath().normalize();
    if (!DurableFiles.parent(folder).equals(parent)) {
      throw new CheckpointException(folder + " is none of this store's");
    }
    // A reader takes a folder without its manifest for none.
    Files.deleteIfExists(folder.resolve(CheckpointFiles.MANIFEST));
    DurableFiles.delete(folder);
  }

  private static byte[] bytes(Path file) {
    try {
      if (Files.size(file) > CheckpointFiles.MAX_BYTES) {
        throw new CheckpointException(
            Misfit.FILE_TOO_LARGE, file + " is larger than any file of a checkpoint");
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new CheckpointException(Misfit.MISSING_FILE, file + " is missing", e);
    } catch (IOException e) {
      throw new CheckpointException(Misfit.UNREADABLE_FILE, file + " cannot be read", e);
    }
  }

  private static Path folder(String address) {
    try {
      return Path.of(URI.create(address));
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      throw new CheckpointException("not a folder of this machine: " + address, e);
    }
  }
}
