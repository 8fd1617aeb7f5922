package io.agnoscope.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit sets the folder.
final class FolderImageStoreTest extends ImageStoreContract {

  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

  @TempDir static Path folder;

  private final ImageStore store =
      ImageStores.open(
          folder.resolve("with a space").toUri().toString(),
          1L << 30,
          () -> {
            throw new AssertionError("a folder needs no client");
          });

  @TempDir private Path other;
  private Instant now = NOON;

  @Override
  ImageStore store() {
    return store;
  }

  @Override
  void damage(URI uri, byte[] bytes) throws IOException {
    Files.write(Path.of(uri), bytes);
  }

  @Test
  void givesAWholePictureWhileItIsWrittenAgain() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (Future<URI> put : putAtOnce("written again", threads)) {
        assertThat(store.get(put.get())).hasSizeBetween(1000, 1003);
      }
    }
  }

  @Test
  void removesWhatWasPutLongAgo() throws IOException {
    FolderImageStore images = small(1 << 20);
    URI old = images.put("old", sha256(picture(100)), picture(100));
    now = NOON.plus(Duration.ofDays(1));
    URI again = images.put("again", sha256(picture(100)), picture(100));
    now = NOON.plus(Duration.ofDays(6));
    images.put("again", sha256(picture(100)), picture(100));
    now = NOON.plus(Duration.ofDays(7)).plusSeconds(1);

    assertThat(images.prune(Duration.ofDays(7))).isEqualTo(1);

    assertThatExceptionOfType(FileNotFoundException.class).isThrownBy(() -> images.get(old));
    assertThat(images.get(again)).hasSize(100);
    now = NOON.plus(Duration.ofDays(30));
    assertThat(images.prune(Duration.ofDays(7))).isEqualTo(1);
    assertThat(entries()).isEmpty();
    // The folder itself stays: that it is not there means that it is away.
    assertThatExceptionOfType(FileNotFoundException.class).isThrownBy(() -> images.get(again));
  }

  @Test
  void removesWhatACrashLeftHalfWritten() throws IOException {
    FolderImageStore images = small(1 << 20);
    URI whole = images.put("a", sha256(picture(100)), picture(100));
    Path half = Path.of(whole).resolveSibling("1.part");
    Files.write(half, picture(50));
    Files.setLastModifiedTime(half, java.nio.file.attribute.FileTime.from(NOON.minusSeconds(7200)));

    images.prune(Duration.ofHours(1));

    assertThat(entries()).containsExactly(Path.of(whole));
  }

  @Test
  void mendsAPictureThatACrashCutShort() throws IOException {
    FolderImageStore images = small(1 << 20);
    URI uri = images.put("a", sha256(picture(100)), picture(100));
    damage(uri, new byte[0]);

    images.put("a", sha256(picture(100)), picture(100));

    assertThat(images.get(uri)).isEqualTo(picture(100));
  }

  @Test
  void refusesWhatThereIsNoRoomFor() throws IOException {
    FolderImageStore images = small(250);
    images.put("a", sha256(picture(100)), picture(100));
    images.put("b", sha256(picture(120)), picture(120));

    assertThatExceptionOfType(StoreFullException.class)
        .isThrownBy(() -> images.put("c", sha256(picture(31)), picture(31)));
    images.put("c", sha256(picture(30)), picture(30));
    images.put("a", sha256(picture(100)), picture(100));
    images.erase("b");
    images.put("d", sha256(picture(120)), picture(120));
    assertThatExceptionOfType(StoreFullException.class)
        .isThrownBy(() -> small(250).put("e", sha256(picture(1)), picture(1)));
    now = NOON.plusSeconds(10);
    images.prune(Duration.ofSeconds(1));
    images.put("f", sha256(picture(250)), picture(250));
  }

  @Test
  void tellsAFolderThatIsAwayFromAPictureThatIs() throws IOException {
    FolderImageStore images = small(1 << 20);
    URI uri = images.put("a", sha256(picture(100)), picture(100));
    Files.move(other.resolve("images"), other.resolve("elsewhere"));

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> images.get(uri))
        .isNotInstanceOf(FileNotFoundException.class);
  }

  private FolderImageStore small(long maxBytes) {
    return new FolderImageStore(other.resolve("images"), maxBytes, () -> now);
  }

  private List<Path> entries() throws IOException {
    try (Stream<Path> all = Files.walk(other.resolve("images"))) {
      return all.filter(path -> !path.equals(other.resolve("images")))
          .filter(Files::isRegularFile)
          .toList();
    }
  }
}
