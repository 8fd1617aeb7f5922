package io.agnoscope.embedded.export;

import io.agnoscope.schemas.identity.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A hard example as a question to learn from.
 *
 * @param sampleId the Sample it comes from, so that it can be found again
 * @param aspect lower-case aspect, else the probe's family, else {@code other}
 * @param given the Sample's own aspect, as {@code POST /v1/samples} takes it
 * @param text of the question, without a picture's token
 * @param options letter to text, in the Sample's order
 * @param facts wrong option to the text that pushes it
 * @param perturbed the other Views that may be trained on
 */
record HardQuestion(
    String sampleId,
    String source,
    String target,
    String catalogueVersion,
    String taskClass,
    String aspect,
    @Nullable String given,
    @Nullable String questionType,
    @Nullable String difficulty,
    String text,
    Optional<Picture> picture,
    Map<String, String> options,
    String answer,
    Map<String, String> facts,
    Prompt clean,
    List<Prompt> perturbed) {

  private static final int ID_DIGITS = 24;

  /**
   * SHA-256 of what is asked, whatever the order of the options: two of the same teach the same.
   */
  String contentHash() {
    String content =
        String.join(
            "\u0000",
            text,
            picture.map(Picture::sha256).orElse(""),
            options.values().stream().sorted().collect(Collectors.joining("\u0000")));
    return Sha256.hex(content.getBytes(StandardCharsets.UTF_8));
  }

  /** Made of the content, so that sending it back is no repeat of the Sample it comes from. */
  String id() {
    return "hard-" + contentHash().substring(0, ID_DIGITS);
  }

  /** What decides its split: its picture, else its content. */
  String splitHash() {
    return picture.map(Picture::sha256).orElseGet(this::contentHash);
  }
}
