package io.agnoscope.perturbation.images;

import io.agnoscope.images.StoreFullException;
import io.agnoscope.perturbation.ingest.NotKeptException;
import io.agnoscope.perturbation.ingest.RefusalCause;
import io.agnoscope.perturbation.ingest.SampleLog;
import io.agnoscope.schemas.Image;
import io.agnoscope.schemas.Sample;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Keeps a Sample's large pictures first, and then the Sample without them: a record never names a
 * picture that is not there. The pictures are kept on the caller's thread.
 */
public final class StoringSampleLog implements SampleLog {

  private final SampleLog records;
  private final LargePictures largePictures;

  /**
   * A log in front of another.
   *
   * @param records keeps the Samples whose pictures may travel
   */
  public StoringSampleLog(SampleLog records, LargePictures largePictures) {
    this.records = records;
    this.largePictures = largePictures;
  }

  @Override
  public CompletionStage<Void> append(Sample sample) {
    List<Image> travelling;
    try {
      travelling = largePictures.moved(sample.getId(), sample.getImages());
    } catch (StoreFullException e) {
      return CompletableFuture.failedFuture(
          new NotKeptException(RefusalCause.IMAGE_STORE_FULL, "the image store is full", e));
    } catch (IOException e) {
      return CompletableFuture.failedFuture(
          new NotKeptException(
              RefusalCause.IMAGE_STORE_AWAY, "the image store did not take a picture", e));
    }
    return records.append(
        travelling == sample.getImages() ? sample : withImages(sample, travelling));
  }

  /** Field by field, since Avro's builder would copy every picture. */
  private static Sample withImages(Sample sample, List<Image> images) {
    Sample copy = new Sample();
    sample.getSchema().getFields().forEach(field -> copy.put(field.pos(), sample.get(field.pos())));
    copy.setImages(images);
    return copy;
  }
}
