package io.agnoscope.perturbation.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Makes readers of JSON that nobody vouches for. */
final class SourceJson {

  private static final int NESTING = 64;

  /** A tree of so many nodes takes some 100 MB at most; probabilities of tokens take many. */
  private static final long TOKENS = 1_000_000;

  private static final int NAME_CHARS = 1_000;
  private static final int NUMBER_CHARS = 64;

  private SourceJson() {}

  /**
   * A reader that nothing in the bytes makes use much time, memory or stack.
   *
   * @param maxStringChars characters of the longest text in it
   */
  static ObjectMapper mapper(int maxStringChars) {
    return JsonMapper.builder(
            JsonFactory.builder()
                .streamReadConstraints(
                    StreamReadConstraints.builder()
                        .maxNestingDepth(NESTING)
                        .maxNameLength(NAME_CHARS)
                        .maxTokenCount(TOKENS)
                        .maxNumberLength(NUMBER_CHARS)
                        .maxStringLength(maxStringChars)
                        .build())
                .build())
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build();
  }
}
