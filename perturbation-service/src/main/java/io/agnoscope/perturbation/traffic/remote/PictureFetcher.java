package io.agnoscope.perturbation.traffic.remote;

import io.agnoscope.perturbation.traffic.RemotePictures;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Fetches pictures from allowed hosts. A host is resolved once, judged by all of its addresses, and
 * connected to at one of these, so that a name that changes its mind gains nothing. A fetch blocks
 * its caller, for at most the total time.
 */
public final class PictureFetcher implements RemotePictures, AutoCloseable {

  private final AllowedHosts hosts;
  private final RemoteLimits limits;
  private final RemotePictureCounts counts;
  private final Resolver resolver;
  private final PinnedClient client;
  private final Semaphore turns;

  /**
   * Threads of their own: a resolver cannot be told to stop, and it holds its turn until it does.
   */
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(
          Thread.ofPlatform().name("agnoscope-fetch-", 0).daemon().factory());

  /** A fetcher that asks the system's resolver. */
  public PictureFetcher(
      AllowedHosts hosts, RemoteLimits limits, RemotePictureCounts counts, Vertx vertx) {
    this(hosts, limits, counts, vertx, InetAddress::getAllByName);
  }

  PictureFetcher(
      AllowedHosts hosts,
      RemoteLimits limits,
      RemotePictureCounts counts,
      Vertx vertx,
      Resolver resolver) {
    this.hosts = hosts;
    this.limits = limits;
    this.counts = counts;
    this.resolver = resolver;
    this.client = new PinnedClient(vertx, limits);
    this.turns = new Semaphore(limits.maxConcurrent());
  }

  @Override
  public Fetched fetch(URI address) {
    FetchResult result = result(address);
    return switch (result) {
      case FetchResult.Bytes bytes -> {
        counts.remotePicture(RemoteOutcome.FETCHED);
        yield new Fetched.Picture(bytes.encoded());
      }
      case FetchResult.Nothing nothing -> {
        counts.remotePicture(nothing.why());
        yield new Fetched.Not(nothing.why().refusal());
      }
    };
  }

  private FetchResult result(URI address) {
    Optional<RemoteAddress> remote = RemoteAddress.of(address);
    if (remote.isEmpty()) {
      return nothing(RemoteOutcome.NO_WEB_ADDRESS);
    }
    if (!remote.get().allowedBy(hosts)) {
      return nothing(RemoteOutcome.HOST_NOT_ALLOWED);
    }
    long deadline = System.nanoTime() + limits.total().toNanos();
    try {
      return turns.tryAcquire(limits.total().toNanos(), TimeUnit.NANOSECONDS)
          ? inTurn(remote.get(), deadline)
          : nothing(RemoteOutcome.BUSY);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return nothing(RemoteOutcome.TIMED_OUT);
    }
  }

  private FetchResult inTurn(RemoteAddress address, long deadline) throws InterruptedException {
    CompletableFuture<FetchResult> found = new CompletableFuture<>();
    var unused =
        threads.submit(() -> {
          try {
            found.complete(resolveAndGet(address, deadline));
          } catch (RuntimeException e) {
            found.completeExceptionally(e);
          } finally {
            turns.release();
          }
        });
    return await(found, deadline);
  }

  private FetchResult resolveAndGet(RemoteAddress address, long deadline) {
    InetAddress[] all;
    try {
      all = resolver.resolve(address.host());
    } catch (UnknownHostException e) {
      return nothing(RemoteOutcome.UNREACHABLE);
    }
    if (!limits.allowPrivate() && !Arrays.stream(all).allMatch(PublicAddresses::contain)) {
      return nothing(RemoteOutcome.ADDRESS_NOT_PUBLIC);
    }
    try {
      return await(client.get(address, all[0]), deadline);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return nothing(RemoteOutcome.TIMED_OUT);
    }
  }

  /** What comes until the deadline; what comes later is cut off. */
  private static FetchResult await(CompletableFuture<FetchResult> coming, long deadline)
      throws InterruptedException {
    try {
      Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
      return coming.get(left.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      coming.cancel(false);
      return nothing(RemoteOutcome.TIMED_OUT);
    } catch (ExecutionException e) {
      return nothing(RemoteOutcome.UNREACHABLE);
    }
  }

  private static FetchResult nothing(RemoteOutcome why) {
    return new FetchResult.Nothing(why);
  }

  @Override
  public void close() {
    threads.shutdownNow();
    client.close();
  }
}
