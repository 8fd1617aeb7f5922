package io.agnoscope.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every image store does, whatever it keeps pictures in. */
abstract class ImageStoreContract {

  private static final AtomicInteger SAMPLES = new AtomicInteger();

  private final String sampleId = "sample-" + SAMPLES.incrementAndGet();

  /** The store; the same for all tests. */
  abstract ImageStore store();

  /** Writes over what is kept at a picture's address. */
  abstract void damage(URI uri, byte[] bytes) throws IOException;

  @Test
  void givesBackWhatWasPut() throws IOException {
    byte[] picture = picture(3_000_000);

    URI uri = put(sampleId, picture);

    assertThat(store().get(uri)).isEqualTo(picture);
    assertThat(store().get(uri.toString(), sha256(picture))).isEqualTo(picture);
  }

  @Test
  void putsTheSameAgainToTheSamePlace() throws IOException {
    byte[] picture = picture(100);

    assertThat(put(sampleId, picture)).isEqualTo(put(sampleId, picture));
    assertThat(store().erase(sampleId)).isEqualTo(1);
  }

  @Test
  void tellsNothingOfTheSampleIdInTheAddress() throws IOException {
    String secret = "../../patient 17/ä" + sampleId;

    URI uri = put(secret, picture(100));

    assertThat(uri.toString()).doesNotContain("patient").doesNotContain("..");
    assertThat(store().get(uri)).hasSize(100);
    assertThat(store().erase(secret)).isEqualTo(1);
  }

  @Test
  void doesNotKeepOneThingUnderTheHashOfAnother() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> store().put(sampleId, sha256(picture(100)), new byte[] {1}));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store().put(sampleId, "../../../x", new byte[] {1}));
  }

  @Test
  void erasesAllPicturesOfASampleAndNoneOfAnother() throws IOException {
    List<URI> erased = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      erased.add(put(sampleId, picture(100 + i)));
    }
    String other = sampleId + "-other";
    URI kept = put(other, picture(100));

    assertThat(store().erase(sampleId)).isEqualTo(3);

    for (URI uri : erased) {
      assertThatExceptionOfType(FileNotFoundException.class).isThrownBy(() -> store().get(uri));
    }
    assertThat(store().get(kept)).hasSize(100);
    assertThat(store().erase(sampleId)).isZero();
  }

  @Test
  void keepsAgainWhatWasErased() throws IOException {
    byte[] picture = picture(100);
    put(sampleId, picture);
    store().erase(sampleId);

    assertThat(store().get(put(sampleId, picture))).isEqualTo(picture);
  }

  @Test
  void noticesThatAPictureIsNotWhatItsAddressSays() throws IOException {
    URI uri = put(sampleId, picture(100));

    damage(uri, picture(99));

    assertThatExceptionOfType(DamagedPictureException.class).isThrownBy(() -> store().get(uri));
  }

  @Test
  void readsNoMoreThanAPictureCanHave() throws IOException {
    URI uri = put(sampleId, picture(100));

    damage(uri, new byte[ImageStore.LARGEST_PICTURE_BYTES + 2]);

    assertThatExceptionOfType(DamagedPictureException.class)
        .isThrownBy(() -> store().get(uri))
        .withMessageContaining("larger");
  }

  @Test
  void doesNotPassOnePictureOffAsAnother() throws IOException {
    URI uri = put(sampleId, picture(100));

    assertThatExceptionOfType(FileNotFoundException.class)
        .isThrownBy(() -> store().get(uri.toString(), sha256(picture(99))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../../../../../../../../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "",
        "/",
        "/ab",
        "?versionId=1",
        "#x",
        "/./x"
      })
  void readsNothingButItsPictures(String end) throws IOException {
    String address = put(sampleId, picture(100)).toString();
    String root = address.substring(0, address.length() - "/ab/".length() - 64 - 1 - 64 + 1);

    for (String hostile : List.of(address + end, root + end)) {
      if (!hostile.equals(address)) {
        assertThatExceptionOfType(FileNotFoundException.class)
            .isThrownBy(() -> store().get(URI.create(hostile)));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/ab/cd",
        "file:///etc/passwd",
        "file:/etc/passwd",
        "s3://other-bucket/ab/cd",
        "jar:file:/x.jar!/y",
        "not an address",
        "urn:x",
        ""
      })
  void readsNothingFromElsewhere(String address) {
    String hash = sha256(picture(100));

    assertThatExceptionOfType(FileNotFoundException.class)
        .isThrownBy(() -> store().get(address, hash));
    assertThatExceptionOfType(FileNotFoundException.class)
        .isThrownBy(() -> store().get(address + "/" + hash, hash));
  }

  /**
   * The readers begin when the writers are done: the mock server overwrites an object in place, and
   * whoever reads it meanwhile is told a length that does not come. S3 itself overwrites as a
   * whole.
   */
  @Test
  void bearsManyAtOnce() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<URI> kept = new ArrayList<>();
      for (Future<URI> put : putAtOnce(sampleId, threads)) {
        kept.add(put.get());
      }
      List<Callable<byte[]>> reads = new ArrayList<>();
      for (URI uri : kept) {
        reads.add(() -> store().get(uri));
      }
      for (Future<byte[]> read : threads.invokeAll(reads)) {
        assertThat(read.get()).hasSizeBetween(1000, 1003);
      }
    }
    assertThat(store().erase(sampleId)).isEqualTo(4);
  }

  /** Writes four pictures eight times each. */
  final List<Future<URI>> putAtOnce(String id, ExecutorService threads) {
    List<Future<URI>> puts = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      byte[] picture = picture(1000 + i % 4);
      puts.add(threads.submit(() -> put(id, picture)));
    }
    return puts;
  }

  final URI put(String id, byte[] picture) throws IOException {
    return store().put(id, sha256(picture), picture);
  }

  /** Bytes that are no picture: the store does not look. The same for the same size. */
  static byte[] picture(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
