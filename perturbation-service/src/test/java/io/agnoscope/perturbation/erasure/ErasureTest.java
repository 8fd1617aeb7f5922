package io.agnoscope.perturbation.erasure;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.images.ImageStore;
import io.agnoscope.perturbation.erasure.Erasure.Erased;
import io.agnoscope.perturbation.erasure.ErasureCounts.Step;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ErasureTest {

  private static final Duration LONG = Duration.ofSeconds(20);

  private final List<String> done = new CopyOnWriteArrayList<>();
  private final CountDownLatch searchEnds = new CountDownLatch(1);
  private boolean picturesAway;
  private boolean brokerAway;
  private boolean lettersAway;
  private boolean slow;
  private Duration wait = LONG;
  private @Nullable Erasure erasure;

  @AfterEach
  void close() {
    searchEnds.countDown();
    requireNonNull(erasure).close();
  }

  @Test
  void erasesRecordsPicturesAndDeadLetters() {
    assertThat(erase("a")).isEqualTo(Erased.DONE);
    assertThat(done)
        .contains("records a", "pictures a", "letters a", "SAMPLE true", "DEAD_LETTERS true");
  }

  @Test
  void goesOnSearchingWhenTheCallerHasWaitedLongEnough() {
    slow = true;
    wait = Duration.ofMillis(1);

    assertThat(erase("a")).isEqualTo(Erased.SEARCHING);
    assertThat(done).contains("records a", "pictures a").doesNotContain("letters a");
    searchEnds.countDown();
    Awaitility.await().atMost(LONG).until(() -> done.contains("DEAD_LETTERS true"));
  }

  @Test
  void doesNothingWhenTooManyWait() {
    slow = true;
    wait = Duration.ofMillis(1);
    erase("a");
    Erasure full = requireNonNull(erasure);
    Awaitility.await().atMost(LONG).until(() -> full.erase("b") == Erased.BUSY);
    done.clear();

    assertThat(full.erase("c")).isEqualTo(Erased.BUSY);
    assertThat(done).isEmpty();
  }

  @Test
  void isNotDoneWhenTheBrokerIsAway() {
    brokerAway = true;

    assertThat(erase("a")).isEqualTo(Erased.FAILED);
    assertThat(done).contains("SAMPLE false");
  }

  @Test
  void isNotDoneWhenTheImageStoreIsAway() {
    picturesAway = true;

    assertThat(erase("a")).isEqualTo(Erased.FAILED);
  }

  @Test
  void isNotDoneWhenTheSearchFailed() {
    lettersAway = true;

    assertThat(erase("a")).isEqualTo(Erased.FAILED);
    assertThat(done).contains("DEAD_LETTERS false");
  }

  private Erased erase(String id) {
    erasure =
        new Erasure(
            new Pictures(),
            new Traces(),
            (Step step, boolean ok) -> done.add(step + " " + ok),
            wait,
            LONG,
            1);
    return erasure.erase(id);
  }

  private final class Traces implements SampleTraces {

    @Override
    public void bury(String sampleId) throws IOException {
      if (brokerAway) {
        throw new IOException("away");
      }
      done.add("records " + sampleId);
    }

    @Override
    public void buryDeadLetters(String sampleId, Duration patience) throws IOException {
      if (lettersAway) {
        throw new IOException("away");
      }
      try {
        if (slow) {
          searchEnds.await();
        }
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      done.add("letters " + sampleId);
    }
  }

  private final class Pictures implements ImageStore {

    @Override
    public URI put(String sampleId, String sha256, byte[] encoded) {
      throw new UnsupportedOperationException();
    }

    @Override
    public byte[] get(URI uri) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int erase(String sampleId) throws IOException {
      if (picturesAway) {
        throw new IOException("away");
      }
      done.add("pictures " + sampleId);
      return 1;
    }

    @Override
    public void close() {}
  }
}
