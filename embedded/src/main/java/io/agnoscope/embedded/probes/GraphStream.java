package io.agnoscope.embedded.probes;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.agnoscope.embedded.UserFailure;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The images of one file, read one after the other: such files are larger than memory. */
final class GraphStream implements Closeable {

  private static final int LONGEST_TEXT = 10_000;
  private static final int DEEPEST = 16;

  private final JsonMapper mapper =
      new JsonMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxStringLength(LONGEST_TEXT)
                      .maxNestingDepth(DEEPEST)
                      .build())
              .build());

  private final String file;
  private final JsonParser parser;
  private long images;

  GraphStream(Path path) throws IOException {
    this.file = String.valueOf(path.getFileName());
    this.parser = mapper.createParser(Files.newInputStream(path));
    try {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        throw new UserFailure(file + " is no list of images");
      }
    } catch (JacksonException malformed) {
      throw malformed(malformed);
    }
  }

  /**
   * The next image, or null after the last.
   *
   * @throws UserFailure when the file is not valid JSON, or an image is no object
   */
  @Nullable GraphEntry next() throws IOException {
    try {
      JsonToken token = parser.nextToken();
      if (token == JsonToken.END_ARRAY) {
        return null;
      }
      images++;
      if (token != JsonToken.START_OBJECT) {
        throw new UserFailure("%s, image no. %d: it is no object".formatted(file, images));
      }
      JsonNode image = mapper.readTree(parser);
      return new GraphEntry("%s, image no. %d".formatted(file, images), image);
    } catch (JacksonException malformed) {
      throw malformed(malformed);
    }
  }

  private UserFailure malformed(JacksonException malformed) {
    String where =
        malformed.getLocation() == null
            ? ""
            : " at byte " + malformed.getLocation().getByteOffset();
    return new UserFailure("%s, image no. %d: not valid JSON%s".formatted(file, images, where));
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
