package io.agnoscope.perturbation.ingest;

import io.agnoscope.schemas.Image;
import io.agnoscope.schemas.ImagePart;
import io.agnoscope.schemas.TextPart;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The texts and pictures of one Sample as they are met, held to the limits. Not thread-safe; one
 * object serves one Sample.
 */
public final class SampleContents {

  private final Limits limits;
  private final PictureReader pictures;
  private final LiftedPictures lifted;
  private final Map<String, Image> images = new LinkedHashMap<>();
  private long textChars;

  public SampleContents(Limits limits) {
    this(limits, LiftedPictures.none());
  }

  /**
   * No contents yet, of a JSON object that was read without its long data URLs.
   *
   * @param lifted has them
   */
  public SampleContents(Limits limits, LiftedPictures lifted) {
    this.limits = limits;
    this.pictures = new PictureReader(limits, lifted);
    this.lifted = lifted;
  }

  /** The pictures met so far, each once. */
  public List<Image> images() {
    return List.copyOf(images.values());
  }

  /**
   * A part of the text.
   *
   * @throws RefusedException when the texts are too long together
   */
  public TextPart text(String text) throws RefusedException {
    countText(text);
    return new TextPart(text, false);
  }

  /**
   * Counts a text towards the Sample's limit.
   *
   * @throws RefusedException when the texts are too long together
   */
  public void countText(String text) throws RefusedException {
    textChars += text.length();
    // What was lifted is longer than all texts together may be.
    if (textChars > limits.textChars() || lifted.find(text).isPresent()) {
      throw new RefusedException(
          RefusalCause.TEXT_TOO_LONG,
          "the texts have more than " + limits.textChars() + " characters");
    }
  }

  /**
   * A part that shows the picture of a data URL.
   *
   * @throws RefusedException when it is no data URL, no sound picture, or beyond a limit
   */
  public ImagePart picture(String dataUrl) throws RefusedException {
    return part(pictures.read(dataUrl));
  }

  /**
   * A part that shows a picture.
   *
   * @param encoded its bytes; not copied
   * @throws RefusedException when it is no sound picture, or beyond a limit
   */
  public ImagePart picture(byte[] encoded) throws RefusedException {
    return part(pictures.read(encoded));
  }

  private ImagePart part(Image image) throws RefusedException {
    images.putIfAbsent(image.getSha256(), image);
    if (images.size() > limits.images()) {
      throw new RefusedException(
          RefusalCause.SAMPLE_TOO_LARGE, "more than " + limits.images() + " images");
    }
    return new ImagePart(image.getSha256(), false);
  }

  /**
   * Checks all that was met together.
   *
   * @throws RefusedException when pictures and texts are more bytes than one Sample may have
   */
  public void checkSize() throws RefusedException {
    long bytes = 3 * textChars;
    for (Image image : images.values()) {
      bytes += image.getContent() == null ? 0 : image.getContent().remaining();
    }
    if (bytes > limits.sampleBytes()) {
      throw new RefusedException(
          RefusalCause.SAMPLE_TOO_LARGE,
          "the Sample's images and texts have more than " + limits.sampleBytes() + " bytes");
    }
  }
}
