package io.agnoscope.vlm.checkpoint;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.agnoscope.vlm.Checkpoint;
import io.agnoscope.vlm.CheckpointException;
import io.agnoscope.vlm.CheckpointException.Misfit;
import io.agnoscope.vlm.Manifest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Checkpoints as two files of a folder, of this jar, or of wherever else files are kept. */
public final class CheckpointFiles {

  /** The weights. */
  public static final String WEIGHTS = "model.safetensors";

  /** What they are. */
  public static final String MANIFEST = "manifest.json";

  /** The most that one of them may hold, in bytes. */
  public static final int MAX_BYTES = 64 << 20;

  private static final String FIRST = "/io/agnoscope/vlm/first/";

  private CheckpointFiles() {}

  /** Files of one checkpoint to be read. */
  @FunctionalInterface
  public interface Source {

    /**
     * The bytes of a file, by its name.
     *
     * @throws CheckpointException when they are not to be had
     */
    byte[] read(String name);
  }

  /** Where the files of one checkpoint are written. */
  @FunctionalInterface
  public interface Sink {

    /** Writes a file whole, or not at all. */
    void write(String name, byte[] bytes) throws IOException;
  }

  /** The one in this jar, not verified. */
  public static Checkpoint first() {
    try (InputStream manifest = CheckpointFiles.class.getResourceAsStream(FIRST + MANIFEST);
        InputStream weights = CheckpointFiles.class.getResourceAsStream(FIRST + WEIGHTS)) {
      if (manifest == null || weights == null) {
        throw new CheckpointException("this build holds no first checkpoint");
      }
      return new Checkpoint(Json.read(manifest.readAllBytes()), weights.readAllBytes());
    } catch (IOException e) {
      throw new CheckpointException("the first checkpoint cannot be read", e);
    }
  }

  /** Those in a folder. */
  public static Source in(Path folder) {
    return name -> bytes(folder.resolve(name));
  }

  /** The one in a folder, not verified. */
  public static Checkpoint read(Path folder) {
    return read(in(folder));
  }

  /** The one whose files these are, not verified. */
  public static Checkpoint read(Source files) {
    return new Checkpoint(
        Json.read(bounded(MANIFEST, files.read(MANIFEST))), bounded(WEIGHTS, files.read(WEIGHTS)));
  }

  /** Writes weights first and the manifest, which names them by hash, last. */
  public static void write(Path folder, Checkpoint checkpoint) {
    try {
      Files.createDirectories(folder);
      write(checkpoint, (name, bytes) -> replace(folder, name, bytes));
    } catch (IOException e) {
      throw new CheckpointException("checkpoint cannot be written to " + folder, e);
    }
  }

  /** Writes weights first and the manifest, which names them by hash, last. */
  public static void write(Checkpoint checkpoint, Sink files) throws IOException {
    files.write(WEIGHTS, checkpoint.weights());
    files.write(MANIFEST, Json.write(checkpoint.manifest()));
  }

  /** What {@link #MANIFEST} holds of a checkpoint: JSON. */
  public static byte[] manifest(Checkpoint checkpoint) throws IOException {
    return Json.write(checkpoint.manifest());
  }

  private static byte[] bounded(String name, byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      throw new CheckpointException(
          Misfit.FILE_TOO_LARGE, name + " is larger than " + MAX_BYTES + " bytes");
    }
    return bytes;
  }

  private static void replace(Path folder, String name, byte[] bytes) throws IOException {
    Path temporary = Files.createTempFile(folder, name, ".part");
    try {
      Files.write(temporary, bytes);
      Files.move(
          temporary,
          folder.resolve(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new CheckpointException(
            Misfit.FILE_TOO_LARGE, file + " is larger than " + MAX_BYTES + " bytes");
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new CheckpointException(Misfit.MISSING_FILE, file + " is missing", e);
    } catch (IOException e) {
      throw new CheckpointException(Misfit.UNREADABLE_FILE, file + " cannot be read", e);
    }
  }

  /** The manifest's JSON: instants as text, fields in declared order. */
  static final class Json {

    private static final JsonMapper MAPPER =
        JsonMapper.builder()
            .addModule(new InstantModule())
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Json() {}

    static Manifest read(byte[] json) {
      try {
        Manifest manifest = MAPPER.readValue(json, Manifest.class);
        requireNonNull(manifest.id(), "id");
        requireNonNull(manifest.vocabularySha256(), "vocabularySha256");
        requireNonNull(manifest.weightsSha256(), "weightsSha256");
        return manifest;
      } catch (IOException | NullPointerException e) {
        throw new CheckpointException(
            Misfit.UNREADABLE_MANIFEST, "the manifest is not readable", e);
      }
    }

    static byte[] write(Manifest manifest) throws IOException {
      return MAPPER.writeValueAsBytes(manifest);
    }
  }
}
