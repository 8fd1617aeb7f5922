package io.agnoscope.perturbation.openai;

/** Tells what calls of OpenAI's API are about that are not read. */
public final class OtherCalls {

  private OtherCalls() {}

  /**
   * The kind of a call by its path.
   *
   * @param path after {@code /v1/}
   */
  public static UnsupportedKind kind(String path) {
    int end = path.indexOf('/');
    return switch (end < 0 ? path : path.substring(0, end)) {
      case "audio", "realtime" -> UnsupportedKind.AUDIO;
      case "embeddings" -> UnsupportedKind.EMBEDDINGS;
      case "images" -> UnsupportedKind.IMAGES;
      case "completions" -> UnsupportedKind.COMPLETIONS;
      case "moderations" -> UnsupportedKind.MODERATIONS;
      case "video", "videos" -> UnsupportedKind.VIDEO;
      case "files", "uploads", "vector_stores" -> UnsupportedKind.FILES;
      default -> UnsupportedKind.OTHER;
    };
  }
}
