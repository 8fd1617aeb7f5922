package io.agnoscope.stimuli.catalogue;

import io.agnoscope.stimuli.image.Decoding;
import io.agnoscope.stimuli.image.EncodedImage;
import io.agnoscope.stimuli.image.PictureDecoder;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The pictures that a Sample names, fetched and decoded when somebody asks, and once only. One
 * object serves one Sample, for it keeps what it decoded. Thread-safe.
 */
public final class Pictures {

  private static final Pictures NONE = new Pictures(sha256 -> Optional.empty());

  private final Function<String, Optional<byte[]>> reader;
  private final Map<String, Decoding> decoded = new ConcurrentHashMap<>();

  private Pictures(Function<String, Optional<byte[]>> reader) {
    this.reader = reader;
  }

  /** No picture at hand: what needs pixels is left out. */
  public static Pictures none() {
    return NONE;
  }

  /** These pictures. */
  public static Pictures of(EncodedImage... images) {
    Map<String, byte[]> byHash =
        Arrays.stream(images)
            .collect(Collectors.toMap(EncodedImage::sha256, EncodedImage::png, (one, same) -> one));
    return reading(sha256 -> Optional.ofNullable(byHash.get(sha256)));
  }

  /**
   * Pictures that are fetched when asked for.
   *
   * @param reader the encoded bytes of the picture with that SHA-256 (lower-case hex), empty when
   *     they are not to be had; the bytes are not written to
   */
  public static Pictures reading(Function<String, Optional<byte[]>> reader) {
    return new Pictures(reader);
  }

  /** The pixels of the Sample's picture of that hash, or why there are none. */
  public Decoding pixels(String sha256) {
    return decoded.computeIfAbsent(
        sha256,
        named ->
            reader
                .apply(named)
                .map(PictureDecoder::decode)
                .orElseGet(() -> new Decoding.Unusable(Decoding.Cause.MISSING)));
  }
}
