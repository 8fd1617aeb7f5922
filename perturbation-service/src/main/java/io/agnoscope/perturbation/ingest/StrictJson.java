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

  /** Takes strings as long as the largest inline picture that the limits allow. */
  public StrictJson(Limits limits) {
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
                            .maxStringLength(2 * limits.imageBytes() + 4 * limits.textChars())
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
  }

  /**
   * Reads one JSON object.
   *
   * @param what the object is, for the reason of a refusal: "a Sample"
   * @throws RefusedException when the bytes are not one JSON object, or one beyond the limits
   */
  public JsonNode object(byte[] json, String what) throws RefusedException {
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
