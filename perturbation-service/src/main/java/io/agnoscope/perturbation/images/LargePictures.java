package io.agnoscope.perturbation.images;

import io.agnoscope.images.ImageStore;
import io.agnoscope.schemas.Image;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Moves pictures that are too large to travel out of their record into the store. Thread-safe. */
public final class LargePictures {

  private final ImageStore store;
  private final int inlineLimit;
  private final long recordLimit;

  /**
   * Moves by size.
   *
   * @param inlineLimit encoded bytes up to which a picture travels; 0 moves every picture
   * @param recordLimit encoded bytes of all pictures that travel in one record: beyond, the largest
   *     are moved first
   */
  public LargePictures(ImageStore store, int inlineLimit, long recordLimit) {
    this.store = store;
    this.inlineLimit = inlineLimit;
    this.recordLimit = recordLimit;
  }

  /**
   * The pictures as they may travel: the small ones as they are, the others by their uri.
   *
   * @return the list given when none had to be moved
   * @param sampleId the Sample that they are erased with
   * @throws IOException when one is not known to be kept; then none may travel
   */
  public List<Image> moved(String sampleId, List<Image> images) throws IOException {
    long inline = images.stream().mapToLong(LargePictures::inlineBytes).sum();
    List<Image> largestFirst =
        images.stream()
            .sorted(Comparator.comparingInt(LargePictures::inlineBytes).reversed())
            .toList();
    Map<String, Image> moved = new HashMap<>();
    for (Image image : largestFirst) {
      int bytes = inlineBytes(image);
      if (bytes > inlineLimit || (bytes > 0 && inline > recordLimit)) {
        moved.put(image.getSha256(), moved(sampleId, image));
        inline -= bytes;
      }
    }
    return moved.isEmpty()
        ? images
        : images.stream().map(image -> moved.getOrDefault(image.getSha256(), image)).toList();
  }

  /** Not by the builder of Avro, which would copy the bytes first. */
  private Image moved(String sampleId, Image image) throws IOException {
    URI uri = store.put(sampleId, image.getSha256(), bytes(image.getContent()));
    return new Image(
        image.getSha256(),
        image.getMediaType(),
        image.getWidth(),
        image.getHeight(),
        null,
        uri.toString());
  }

  private static byte[] bytes(ByteBuffer content) {
    if (content.hasArray()
        && content.arrayOffset() == 0
        && content.position() == 0
        && content.remaining() == content.array().length) {
      return content.array();
    }
    byte[] bytes = new byte[content.remaining()];
    content.duplicate().get(bytes);
    return bytes;
  }

  private static int inlineBytes(Image image) {
    return image.getContent() == null ? 0 : image.getContent().remaining();
  }
}
