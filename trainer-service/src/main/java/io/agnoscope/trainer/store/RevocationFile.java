package io.agnoscope.trainer.store;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What was revoked, as a file beside a target's checkpoints; replaced whole or not at all. */
public final class RevocationFile {

  private static final String NAME = "revocations.json";

  private final Path file;
  private final ObjectMapper json;

  /**
   * The file of one target.
   *
   * @param root folder of the checkpoints, made when it is not there
   */
  public RevocationFile(Path root, String target, ObjectMapper json) {
    this.file = root.toAbsolutePath().normalize().resolve(target).resolve(NAME);
    this.json = json;
  }

  /**
   * One revocation.
   *
   * @param kind {@code source} or {@code tenant}
   * @param name of the source or the tenant
   * @param reason that the operator gave
   * @param at when it was ordered
   */
  public record Entry(String kind, String name, String reason, Instant at) {}

  /**
   * All revocations, the oldest first.
   *
   * @throws UncheckedIOException when the file is there and cannot be read: nothing may be learned
   *     before it is known what must not be
   */
  public List<Entry> read() {
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      return json.readValue(Files.readAllBytes(file), new TypeReference<List<Entry>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  /**
   * Adds one; returns when it is on the disk.
   *
   * @throws UncheckedIOException when it is not
   */
  public void add(Entry entry) {
    List<Entry> entries = new ArrayList<>(read());
    entries.add(entry);
    try {
      Files.createDirectories(file.getParent());
      Path part = Files.createTempFile(file.getParent(), NAME, ".part");
      try {
        Files.write(part, json.writerWithDefaultPrettyPrinter().writeValueAsBytes(entries));
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written", e);
    }
  }
}
