package io.agnoscope.inference.views;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Views to be answered, in the form in which perturbation-service shows them. Fields that are not
 * named here are passed over.
 *
 * @param sampleId names the Sample in the log, if anything is logged
 * @param catalogueVersion that the Views were made by
 * @param messages the conversation; a View's parts replace those of its last user turn
 * @param pictures what messages and Views show: SHA-256 (hex) of the bytes to a data URL of them
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ViewsRequest(
    @Nullable String sampleId,
    @Nullable String catalogueVersion,
    @Nullable List<@Nullable Turn> messages,
    @Nullable List<@Nullable View> views,
    @Nullable Map<String, @Nullable String> pictures) {

  /** A turn of the conversation. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Turn(@Nullable String role, @Nullable List<@Nullable Part> parts) {}

  /** Either text or a picture. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Part(@Nullable String text, @Nullable String sha256, boolean inserted) {}

  /**
   * A View.
   *
   * @param options with the letter shown, and the one that the Sample gives the same text
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record View(
      @Nullable String id,
      @Nullable String perturbation,
      @Nullable String touches,
      @Nullable List<@Nullable Part> parts,
      @Nullable List<@Nullable Option> options) {}

  /** An option as a View shows it. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Option(
      @Nullable String letter, @Nullable String text, @Nullable String canonicalLetter) {}
}
