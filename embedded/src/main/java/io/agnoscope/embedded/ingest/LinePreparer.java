package io.agnoscope.embedded.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agnoscope.schemas.identity.Sha256;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Makes a line fit to be sent: its images inline, and an id that stays the same when it is sent
 * again. A line that needs neither goes as it is; whether it is a sound Sample is the service's to
 * say.
 */
final class LinePreparer {
  private static final int HASH_CHARS = 16;
  private static final int NAME_CHARS = 80;
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private final String fileName;
  private final LocalImages images;

  LinePreparer(Path file) {
    Path absolute = file.toAbsolutePath();
    this.fileName = cleaned(String.valueOf(absolute.getFileName()));
    Path folder = absolute.getParent();
    this.images = new LocalImages(folder == null ? absolute : folder);
  }

  PreparedLine prepare(NumberedLine line, int longest) {
    if (line.tooLong()) {
      return new PreparedLine.Refused(
          line.number(), "line-too-long", "the line has more than " + longest + " bytes");
    }
    try {
      if (!(JSON.readTree(line.bytes()) instanceof ObjectNode sample)) {
        return new PreparedLine.Refused(
            line.number(), "malformed-json", "a Sample is a JSON object");
      }
      boolean changed = inlineImages(sample);
      changed |= name(sample, line);
      return new PreparedLine.Ready(
          line.number(), changed ? JSON.writeValueAsBytes(sample) : line.bytes());
    } catch (RefusedException refused) {
      return new PreparedLine.Refused(line.number(), refused.causeName(), refused.reason());
    } catch (JsonProcessingException malformed) {
      return new PreparedLine.Refused(line.number(), "malformed-json", why(malformed));
    } catch (IOException notText) {
      return new PreparedLine.Refused(line.number(), "malformed-json", "the bytes are not UTF-8");
    }
  }

  private static String why(JsonProcessingException malformed) {
    String message = malformed.getOriginalMessage().lines().findFirst().orElse("");
    int details = message.indexOf(" (start marker at");
    String text = "not valid JSON: " + (details < 0 ? message : message.substring(0, details));
    return malformed.getLocation() == null
        ? text
        : text + ", at byte " + malformed.getLocation().getByteOffset();
  }

  private boolean inlineImages(ObjectNode sample) throws RefusedException {
    boolean changed = inline(sample, "image");
    for (JsonNode message : sample.path("messages")) {
      for (JsonNode part : message.path("content")) {
        if (part.path("image_url") instanceof ObjectNode imageUrl) {
          changed |= inline(imageUrl, "url");
        }
      }
    }
    return changed;
  }

  private boolean inline(ObjectNode holder, String field) throws RefusedException {
    JsonNode image = holder.path(field);
    if (!image.isTextual()
        || image.textValue().isEmpty()
        || !LocalImages.isPath(image.textValue())) {
      return false;
    }
    holder.put(field, images.dataUrl(image.textValue()));
    return true;
  }

  private boolean name(ObjectNode sample, NumberedLine line) {
    if (sample.hasNonNull("id")) {
      return false;
    }
    sample.put(
        "id",
        fileName + ":" + line.number() + ":" + Sha256.hex(line.bytes()).substring(0, HASH_CHARS));
    return true;
  }

  private static String cleaned(String name) {
    String safe = name.replaceAll("[^A-Za-z0-9._-]", "-");
    return safe.length() <= NAME_CHARS ? safe : safe.substring(0, NAME_CHARS);
  }
}
