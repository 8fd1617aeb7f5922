package io.agnoscope.perturbation.erasure;

import io.agnoscope.images.ImageStore;
import io.agnoscope.perturbation.erasure.ErasureCounts.Step;
import io.agnoscope.schemas.identity.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Erases Samples by id. What it does and answers is the same for an id that never was, so that
 * nobody learns from it which ids there are. Thread-safe.
 */
public final class Erasure implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Erasure.class);

  private final ImageStore images;
  private final SampleTraces traces;
  private final ErasureCounts counts;
  private final Duration wait;
  private final Duration patience;
  private final ThreadPoolExecutor searches;

  /**
   * An erasure that is ready.
   *
   * @param wait how long a caller waits for the search for dead letters, which goes on afterwards
   * @param patience how long a search may take
   * @param maxWaiting searches that wait for the one under way
   */
  public Erasure(
      ImageStore images,
      SampleTraces traces,
      ErasureCounts counts,
      Duration wait,
      Duration patience,
      int maxWaiting) {
    this.images = images;
    this.traces = traces;
    this.counts = counts;
    this.wait = wait;
    this.patience = patience;
    this.searches =
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(maxWaiting),
            Thread.ofPlatform().name("agnoscope-erasure").daemon().factory());
  }

  /** Erases a Sample. Doing so again is well. */
  public Erased erase(String sampleId) {
    String name = Sha256.hex(sampleId.getBytes(StandardCharsets.UTF_8));
    Future<Boolean> search;
    try {
      search = searches.submit(() -> searchDeadLetters(sampleId, name));
    } catch (RejectedExecutionException e) {
      return Erased.BUSY;
    }
    try {
      traces.bury(sampleId);
      images.erase(sampleId);
    } catch (IOException e) {
      search.cancel(true);
      counts.erasure(Step.SAMPLE, false);
      LOG.warn("an erasure failed sampleIdSha256={} error={}", name, e.getClass().getSimpleName());
      return Erased.FAILED;
    }
    counts.erasure(Step.SAMPLE, true);
    LOG.info("erased the records and pictures of a Sample sampleIdSha256={}", name);
    return await(search);
  }

  /** Stops; a search under way is given up, and logged as such. */
  @Override
  public void close() {
    searches.shutdownNow();
  }

  private Erased await(Future<Boolean> search) {
    try {
      return search.get(wait.toMillis(), TimeUnit.MILLISECONDS) ? Erased.DONE : Erased.FAILED;
    } catch (TimeoutException e) {
      return Erased.SEARCHING;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Erased.SEARCHING;
    } catch (ExecutionException e) {
      throw new IllegalStateException("the search failed in no way that it knows", e.getCause());
    }
  }

  private boolean searchDeadLetters(String sampleId, String name) {
    try {
      traces.buryDeadLetters(sampleId, patience);
      counts.erasure(Step.DEAD_LETTERS, true);
      LOG.info("erased the dead letters of a Sample sampleIdSha256={}", name);
      return true;
    } catch (IOException e) {
      counts.erasure(Step.DEAD_LETTERS, false);
      LOG.warn(
          "the dead letters of a Sample were not all erased sampleIdSha256={} error={}",
          name,
          e.getClass().getSimpleName());
      return false;
    }
  }

  /** How far an erasure came. */
  public enum Erased {
    /** Everything is done. */
    DONE,
    /** The Sample's records and pictures are gone, and the search for dead letters goes on. */
    SEARCHING,
    /** As many erasures as may be waiting are waiting; nothing was done. */
    BUSY,
    /** Something is not known to be gone: it has to be done again. */
    FAILED
  }
}
