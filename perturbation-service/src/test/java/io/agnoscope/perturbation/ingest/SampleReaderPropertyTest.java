package io.agnoscope.perturbation.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.perturbation.taskclass.TaskClassDecision;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class SampleReaderPropertyTest {

  private static final Intake INTAKE = new Intake("api", null, Instant.EPOCH);

  private final SampleReader reader =
      new SampleReader(
          SampleReaderTest.LIMITS, List.of("tinyvlm"), TaskClassDecision.WITHOUT_RULES);

  @Property(tries = 300)
  void anyBytesAreJudged(@ForAll @Size(max = 200) byte[] bytes) {
    assertThat(reader.read(bytes, INTAKE)).isInstanceOf(Judgement.Refused.class);
  }

  @Property(tries = 300)
  void anyQuestionOfValidUnicodeIsTakenAsItIs(@ForAll @Size(max = 100) List<Character> letters) {
    StringBuilder text = new StringBuilder("q");
    letters.stream().filter(letter -> !Character.isSurrogate(letter)).forEach(text::append);
    com.fasterxml.jackson.databind.node.ObjectNode json =
        new com.fasterxml.jackson.databind.ObjectMapper().createObjectNode();
    json.put("question", text.toString());

    Judgement judgement = reader.read(json.toString().getBytes(StandardCharsets.UTF_8), INTAKE);

    assertThat(judgement)
        .isInstanceOfSatisfying(
            Judgement.Accepted.class,
            accepted ->
                assertThat(accepted.sample().getMessages().getFirst().getParts().getFirst())
                    .isEqualTo(new io.agnoscope.schemas.TextPart(text.toString(), false)));
  }

  @Property(tries = 300)
  void aDamagedImageIsJudged(
      @ForAll @IntRange(max = 500) int place, @ForAll byte damage, @ForAll boolean jpeg) {
    byte[] image = Pictures.encoded(jpeg ? "jpg" : "png", 12, 12);
    image[place % image.length] = damage;
    String json = "{\"question\": \"q\", \"image\": \"" + Pictures.dataUrl(image) + "\"}";

    assertThat(reader.read(json.getBytes(StandardCharsets.UTF_8), INTAKE)).isNotNull();
  }
}
