package io.agnoscope.perturbation.config;

import io.agnoscope.images.FolderImageStore;
import io.agnoscope.images.ImageStore;
import io.agnoscope.perturbation.images.LargePictures;
import io.agnoscope.perturbation.images.Pictures;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds what keeps large pictures apart, and keeps a folder from growing old. */
@Singleton
public class PictureKeeping {

  private static final Logger LOG = LoggerFactory.getLogger(PictureKeeping.class);
  private static final Duration EVERY = Duration.ofHours(1);
  private static final Duration FIRST = Duration.ofMinutes(1);

  /** Leaves room in a record for the texts, and for the Views that a Trial adds to its Sample. */
  private static final long RECORD_PICTURE_BYTES = 6L << 20;

  private final ImageStore store;
  private final PictureConfig config;
  private final ScheduledExecutorService pruner =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("agnoscope-prune-images").daemon().factory());

  public PictureKeeping(ImageStore store, PictureConfig config) {
    this.store = store;
    this.config = config;
  }

  @Produces
  @Singleton
  LargePictures largePictures() {
    return new LargePictures(store, config.inlineLimitBytes(), RECORD_PICTURE_BYTES);
  }

  @Produces
  @Singleton
  Pictures pictures() {
    return new Pictures(store);
  }

  void start(@Observes StartupEvent event) {
    if (store instanceof FolderImageStore folder) {
      var unused =
          pruner.scheduleWithFixedDelay(
              () -> prune(folder), FIRST.toSeconds(), EVERY.toSeconds(), TimeUnit.SECONDS);
    }
  }

  void stop(@Observes ShutdownEvent event) {
    pruner.shutdownNow();
  }

  private void prune(FolderImageStore folder) {
    try {
      int removed = folder.prune(config.retention());
      if (removed > 0) {
        LOG.info("pictures past their retention were removed count={}", removed);
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("the folder of the image store could not be pruned; trying again in an hour", e);
    }
  }
}
