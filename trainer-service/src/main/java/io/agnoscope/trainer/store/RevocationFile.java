package io.agnoscope.trainer.store;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agnoscope.images.S3Folder;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was revoked, as a file beside a target's checkpoints; replaced whole or not at all. Where a
 * bucket takes over from a folder, what the folder says is taken along.
 */
public final class RevocationFile {

  private static final String NAME = "revocations.json";
  private static final int MOST_BYTES = 16 << 20;

  private final Path file;
  private final Optional<S3Folder> bucket;
  private final String path;
  private final ObjectMapper json;

  /**
   * The file of one target in a folder.
   *
   * @param root folder of the checkpoints, made when it is not there
   */
  public RevocationFile(Path root, String target, ObjectMapper json) {
    this(root, Optional.empty(), target, json);
  }

  /**
   * The file of one target.
   *
   * @param root the folder of what is kept while there is no bucket
   * @param bucket where it is kept, if there is one
   */
  public RevocationFile(Path root, Optional<S3Folder> bucket, String target, ObjectMapper json) {
    this.file = root.toAbsolutePath().normalize().resolve(target).resolve(NAME);
    this.bucket = bucket;
    this.path = target + "/" + NAME;
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
    try {
      Optional<byte[]> kept = bucket.isPresent() ? fromBucket(bucket.get()) : Optional.empty();
      if (kept.isEmpty() && Files.exists(file)) {
        kept = Optional.of(Files.readAllBytes(file));
      }
      return kept.isEmpty()
          ? List.of()
          : json.readValue(kept.get(), new TypeReference<List<Entry>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException("the revocations cannot be read", e);
    }
  }

  /**
   * Adds one; returns when it is kept.
   *
   * @throws UncheckedIOException when it is not
   */
  public void add(Entry entry) {
    List<Entry> entries = new ArrayList<>(read());
    entries.add(entry);
    try {
      byte[] bytes = json.writerWithDefaultPrettyPrinter().writeValueAsBytes(entries);
      if (bucket.isPresent()) {
        bucket.get().put(path, bytes);
      } else {
        Files.createDirectories(DurableFiles.parent(file));
        DurableFiles.replace(file, bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the revocations cannot be written", e);
    }
  }

  private Optional<byte[]> fromBucket(S3Folder below) throws IOException {
    try {
      return Optional.of(below.get(path, MOST_BYTES));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }
}
