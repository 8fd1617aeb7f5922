package io.agnoscope.perturbation.ingest;

/**
 * How large a Sample and its parts may be.
 *
 * @param imageBytes encoded bytes of one image, as long as images travel inside the record
 * @param imagePixels width times height, read from the header before anything is decoded
 * @param images pictures in one Sample
 * @param textChars characters of all texts of one Sample
 * @param sampleBytes encoded bytes of all images and texts of one Sample
 */
public record Limits(int imageBytes, long imagePixels, int images, int textChars, int sampleBytes) {

  /** Characters of an id, so that it stays a key and never a payload. */
  public static final int ID_CHARS = 256;

  /** Fewest and most options of a multiple-choice Sample: letters are A to Z. */
  public static final int MIN_OPTIONS = 2;

  public static final int MAX_OPTIONS = 26;

  /** Turns of one conversation. */
  public static final int MESSAGES = 256;

  /** Whether a text can be a Sample's id. */
  public static boolean allowsId(String id) {
    return !id.isBlank()
        && id.length() <= ID_CHARS
        && id.chars().noneMatch(Character::isISOControl);
  }
}
