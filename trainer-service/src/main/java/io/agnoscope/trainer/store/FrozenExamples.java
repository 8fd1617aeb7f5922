package io.agnoscope.trainer.store;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.agnoscope.stimuli.sample.Part;
import io.agnoscope.trainer.domain.intake.CollectedExample;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Hard examples as lines of JSON, pictures included: what is learned from and nothing else, so that
 * a resumed run draws the same whatever happened to the topic and to the image store meanwhile.
 */
final class FrozenExamples {

  private static final JsonMapper JSON = mapper();

  private FrozenExamples() {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "part")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Part.Text.class, name = "text"),
    @JsonSubTypes.Type(value = Part.Picture.class, name = "picture")
  })
  private interface NamedPart {}

  /** Reads and writes what is in the folder of a run. */
  static JsonMapper mapper() {
    return JsonMapper.builder()
        .addModules(new Jdk8Module(), new JavaTimeModule())
        .addMixIn(Part.class, NamedPart.class)
        .build();
  }

  static byte[] encode(List<CollectedExample> examples) throws IOException {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (CollectedExample example : examples) {
      lines.write(JSON.writeValueAsBytes(example));
      lines.write('\n');
    }
    return lines.toByteArray();
  }

  static List<CollectedExample> decode(byte[] lines) throws IOException {
    List<CollectedExample> examples = new ArrayList<>();
    BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(new ByteArrayInputStream(lines), StandardCharsets.UTF_8));
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      examples.add(JSON.readValue(line, CollectedExample.class));
    }
    return examples;
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
