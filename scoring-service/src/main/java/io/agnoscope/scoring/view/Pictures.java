package io.agnoscope.scoring.view;

import io.agnoscope.images.DamagedPictureException;
import io.agnoscope.images.ImageStore;
import io.agnoscope.scoring.query.NotReadyException;
import io.agnoscope.scoring.view.KeptPicture.Inline;
import io.agnoscope.scoring.view.KeptPicture.Stored;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * The pictures that something kept shows, and no others: no address is ever taken from a request.
 * Large ones are read from the image store when they are asked for, few at a time, and not kept.
 */
@Singleton
public final class Pictures {
  private static final Logger LOG = Logger.getLogger(Pictures.class);

  /** Each takes up to 24 MiB, and as much again while it is read. */
  private static final int MOST_AT_ONCE = 2;

  private static final long WAIT_SECONDS = 10;

  private final Function<String, List<KeptPicture>> kept;
  private final ImageStore store;
  private final Semaphore reading = new Semaphore(MOST_AT_ONCE);

  @Inject
  Pictures(Views views, ImageStore store) {
    this(views::pictures, store);
  }

  Pictures(Function<String, List<KeptPicture>> kept, ImageStore store) {
    this.kept = kept;
    this.store = store;
  }

  /**
   * The picture with its bytes as they were sent; empty when nothing that is kept shows it, or when
   * the store no longer has it. Blocks while it is read.
   *
   * @param sha256 lower-case hex of the encoded bytes
   * @throws NotReadyException when the store cannot be asked, or too many pictures are being read
   */
  public Optional<Picture> read(String sha256) {
    boolean away = false;
    for (KeptPicture picture : kept.apply(sha256)) {
      switch (picture) {
        case Inline(String mediaType, byte[] content) -> {
          return Optional.of(new Picture(mediaType, content));
        }
        case Stored stored -> {
          try {
            return Optional.of(read(stored, sha256));
          } catch (FileNotFoundException | DamagedPictureException e) {
            LOG.debugf(
                "A picture is no longer in the image store sha256=%s failure=%s",
                sha256, e.getClass().getSimpleName());
          } catch (IOException e) {
            away = true;
            LOG.warnf(
                "A picture cannot be read from the image store sha256=%s failure=%s",
                sha256, e.getClass().getSimpleName());
          }
        }
      }
    }
    if (away) {
      throw new NotReadyException("The image store cannot be read at present");
    }
    return Optional.empty();
  }

  private Picture read(Stored stored, String sha256) throws IOException {
    if (!admitted()) {
      throw new NotReadyException("Too many large pictures are being read");
    }
    try {
      return new Picture(stored.mediaType(), store.get(stored.uri(), sha256));
    } finally {
      reading.release();
    }
  }

  private boolean admitted() {
    try {
      return reading.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
