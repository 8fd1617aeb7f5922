package io.agnoscope.inference.answering;

import io.agnoscope.images.DamagedPictureException;
import io.agnoscope.images.ImageStore;
import io.agnoscope.schemas.Image;
import io.agnoscope.schemas.ImagePart;
import io.agnoscope.schemas.Message;
import io.agnoscope.schemas.Trial;
import io.agnoscope.schemas.View;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The pictures that one Trial's Views show, all at hand: the Sample's, those made of them, and the
 * catalogue's. They are held no longer than the Trial is asked.
 */
final class TrialPictures {

  /** Encoded bytes of one Trial's stored pictures; what is beyond is not read. */
  static final long MOST_STORED_BYTES = 64L << 20;

  private final Map<String, Picture> own = new HashMap<>();
  private final Set<String> leftOut = new HashSet<>();
  private final Function<String, Optional<Picture>> bank;
  private long storedBytes;

  /**
   * Gets the pictures of a Trial.
   *
   * @param bank the catalogue's pictures by hash
   * @throws StoreAwayException when the store has to be asked for one, and cannot be
   */
  TrialPictures(Trial trial, Function<String, Optional<Picture>> bank, StoredPictures store)
      throws StoreAwayException {
    this.bank = bank;
    for (Image image : shown(trial).toList()) {
      if (!own.containsKey(image.getSha256())) {
        take(image, store);
      }
    }
  }

  /** An upper bound of {@link #storedBytes} that is known without asking the store. */
  static long mostStoredBytes(Trial trial) {
    long stored =
        shown(trial)
            .filter(image -> image.getContent() == null && image.getUri() != null)
            .map(Image::getSha256)
            .distinct()
            .count();
    return Math.min(
        stored * ImageStore.LARGEST_PICTURE_BYTES,
        MOST_STORED_BYTES + ImageStore.LARGEST_PICTURE_BYTES);
  }

  /** The pictures of the Trial that some View or turn shows. */
  private static Stream<Image> shown(Trial trial) {
    Set<String> shown =
        Stream.concat(
                trial.getViews().stream().map(View::getParts),
                trial.getSample().getMessages().stream().map(Message::getParts))
            .flatMap(List::stream)
            .filter(ImagePart.class::isInstance)
            .map(part -> ((ImagePart) part).getSha256())
            .collect(Collectors.toSet());
    return Stream.concat(trial.getSample().getImages().stream(), trial.getImages().stream())
        .filter(image -> shown.contains(image.getSha256()));
  }

  private void take(Image image, StoredPictures store) throws StoreAwayException {
    ByteBuffer content = image.getContent();
    if (content != null) {
      byte[] encoded = new byte[content.remaining()];
      content.duplicate().get(encoded);
      own.put(image.getSha256(), new Picture(image.getSha256(), image.getMediaType(), encoded));
    } else if (storedBytes >= MOST_STORED_BYTES) {
      leftOut.add(image.getSha256());
    } else if (image.getUri() != null) {
      try {
        byte[] encoded = store.get(image.getUri(), image.getSha256());
        storedBytes += encoded.length;
        own.put(image.getSha256(), new Picture(image.getSha256(), image.getMediaType(), encoded));
      } catch (FileNotFoundException | DamagedPictureException e) {
        // The Views that show it are not asked, and say so.
        return;
      } catch (IOException e) {
        throw new StoreAwayException(e);
      }
    }
  }

  /** Encoded bytes that were read from the store. */
  long storedBytes() {
    return storedBytes;
  }

  /** Whether the Trial's other pictures are so large that this one was not read. */
  boolean leftOut(String sha256) {
    return leftOut.contains(sha256);
  }

  /** The picture of that hash, if there is one. */
  Optional<Picture> find(String sha256) {
    Picture picture = own.get(sha256);
    return picture == null ? bank.apply(sha256) : Optional.of(picture);
  }
}
