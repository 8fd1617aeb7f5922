package io.agnoscope.inference.worker;

import io.agnoscope.images.DamagedPictureException;
import io.agnoscope.inference.answering.StoredPictures;
import java.io.FileNotFoundException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Asks a store until it is away, and from then on no more: one poll waits for it once, and not once
 * for each of its Trials, whose locks run meanwhile.
 */
final class UntilAway implements StoredPictures {

  private final StoredPictures store;
  private @Nullable IOException away;

  UntilAway(StoredPictures store) {
    this.store = store;
  }

  @Override
  public byte[] get(String uri, String sha256) throws IOException {
    if (away != null) {
      throw away;
    }
    try {
      return store.get(uri, sha256);
    } catch (FileNotFoundException | DamagedPictureException e) {
      throw e;
    } catch (IOException e) {
      away = e;
      throw e;
    }
  }
}
