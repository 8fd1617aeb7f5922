package io.agnoscope.perturbation.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/**
 * Reads JSON that may be hostile: nesting, names, numbers, strings and the count of tokens are
 * limited, and a name stands once in an object. Thread-safe.
 */
public final class StrictJson {

  /** Tool declarations nest two levels for each level of their schema. */
  private static final int NESTING = 64;

  /** A tree of so many nodes takes some 20 MB, whatever they are. */
  private static final long TOKENS = 200_000;

  private final ObjectMapper mapper;
  private final int longestText;

  /** Takes strings as long as the texts of a Sample, but for pictures. */
  public StrictJson(Limits limits) {
    this.longestText = limits.textChars();
    this.mapper =
        JsonMapper.builder(
                JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(
                        StreamReadConstraints.builder()
                            .maxNestingDepth(NESTING)
                            .maxNumberLength(64)
                            .maxNameLength(1_000)
                            .maxTokenCount(TOKENS)
                            .maxStringLength(8 * limits.textChars() + 1_024)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
  }

  /**
   * Reads one JSON object without its long strings: of a large body, this takes a fraction of the
   * memory.
   *
   * @param json is changed, and not to be used any more
   * @param what the object is, for the reason of a refusal: "a Sample"
   * @throws RefusedException when the bytes are not one JSON object, or one beyond the limits
   */
  public Parsed objectWithPictures(byte[] json, String what) throws RefusedException {
    LiftedPictures pictures = LiftedPictures.of(json, longestText);
    return new Parsed(object(pictures.rest(), what), pictures);
  }

  /**
   * A JSON object without its long strings.
   *
   * @param pictures what stood where the object has names of them
   */
  public record Parsed(JsonNode object, LiftedPictures pictures) {}

  private JsonNode object(byte[] json, String what) throws RefusedException {
    try {
      JsonNode object = mapper.readTree(json);
      if (object == null || !object.isObject()) {
        throw new RefusedException(RefusalCause.MALFORMED_JSON, what + " is a JSON object");
      }
      return object;
    } catch (JsonProcessingException e) {
      throw malformed(e.getOriginalMessage().lines().findFirst().orElse(""));
    } catch (IOException e) {
      throw malformed("the bytes are not UTF-8");
    }
  }

  private static RefusedException malformed(String why) {
    String shortened = why.length() > 200 ? why.substring(0, 200) : why;
    return new RefusedException(RefusalCause.MALFORMED_JSON, "not valid JSON: " + shortened);
  }
}
