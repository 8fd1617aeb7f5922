package io.agnoscope.embedded.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinePreparerTest {
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 1, 2};

  private Path folder;
  private LinePreparer preparer;

  @BeforeEach
  void folderWithImages(@TempDir Path temporary) throws IOException {
    folder = temporary;
    Files.createDirectories(folder.resolve("images"));
    Files.write(folder.resolve("images/a.png"), PNG);
    Files.writeString(folder.resolve("images/text.png"), "this is no picture");
    preparer = new LinePreparer(folder.resolve("my samples.ndjson"));
  }

  @Test
  void aLineThatNeedsNothingGoesAsItIs() {
    String line = "{\"id\": \"1\",  \"question\":\"x\", \"image\": \"data:image/png;base64,AA==\"}";

    assertThat(ready(3, line)).isEqualTo(line);
  }

  @Test
  void imagesGoInlineWithTheMediaTypeOfTheirBytes() throws IOException {
    String url = "data:image/png;base64," + Base64.getEncoder().encodeToString(PNG);

    JsonNode plain = json(ready(1, "{\"id\":\"1\",\"image\":\"images/a.png\"}"));
    JsonNode openAi =
        json(
            ready(
                1,
                "{\"id\":\"1\",\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"image_url\","
                    + "\"image_url\":{\"url\":\"images/a.png\"}},{\"type\":\"text\",\"text\":\"x\"}]},"
                    + "{\"role\":\"user\",\"content\":\"text\"}]}"));

    assertThat(plain.path("image").asText()).isEqualTo(url);
    assertThat(openAi.at("/messages/0/content/0/image_url/url").asText()).isEqualTo(url);
  }

  @Test
  void aLineWithoutAnIdGetsOneThatStaysTheSame() throws IOException {
    String first = json(ready(7, "{\"question\":\"x\"}")).path("id").asText();

    assertThat(first).startsWith("my-samples.ndjson:7:");
    assertThat(json(ready(7, "{\"question\":\"x\"}")).path("id").asText()).isEqualTo(first);
    assertThat(json(ready(7, "{\"question\":\"y\"}")).path("id").asText()).isNotEqualTo(first);
    assertThat(json(ready(8, "{\"question\":\"x\"}")).path("id").asText()).isNotEqualTo(first);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'id':'1','image':'images/none.png'}|image-missing|there is no image file images/none.png",
        "{'id':'1','image':'images'}|image-missing|there is no image file images",
        "{'id':'1','image':'../secret.png'}|image-outside|../secret.png is outside the folder",
        "{'id':'1','image':'/etc/hostname'}|image-outside|/etc/hostname is outside the folder",
        "{'id':'1','image':'images/text.png'}|unreadable-image|images/text.png is no PNG",
        "{'id':'1'|malformed-json|not valid JSON",
        "{'id':'1'} x|malformed-json|not valid JSON",
        "[1]|malformed-json|a Sample is a JSON object",
      },
      quoteCharacter = '"')
  void whatCannotBeSentIsRefusedWithItsNumberAndReason(String line, String cause, String reason) {
    PreparedLine prepared = prepare(5, line.replace('\'', '"'));

    assertThat(prepared).isInstanceOf(PreparedLine.Refused.class);
    PreparedLine.Refused refused = (PreparedLine.Refused) prepared;
    assertThat(refused.number()).isEqualTo(5);
    assertThat(refused.cause()).isEqualTo(cause);
    assertThat(refused.reason()).startsWith(reason);
  }

  @Test
  void aLineThatIsTooLongIsRefused() {
    PreparedLine prepared = preparer.prepare(new NumberedLine(9, new byte[0], true), 100);

    assertThat(prepared)
        .isEqualTo(
            new PreparedLine.Refused(9, "line-too-long", "the line has more than 100 bytes"));
  }

  private PreparedLine prepare(long number, String line) {
    return preparer.prepare(
        new NumberedLine(number, line.getBytes(StandardCharsets.UTF_8), false), 1000);
  }

  private String ready(long number, String line) {
    PreparedLine prepared = prepare(number, line);
    assertThat(prepared).isInstanceOf(PreparedLine.Ready.class);
    return new String(((PreparedLine.Ready) prepared).json(), StandardCharsets.UTF_8);
  }

  private static JsonNode json(String text) throws IOException {
    return new ObjectMapper().readTree(text);
  }
}
