package io.agnoscope.perturbation.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.perturbation.taskclass.TaskClassDecision;
import io.agnoscope.schemas.Aspect;
import io.agnoscope.schemas.Image;
import io.agnoscope.schemas.ImagePart;
import io.agnoscope.schemas.Message;
import io.agnoscope.schemas.Option;
import io.agnoscope.schemas.Role;
import io.agnoscope.schemas.Sample;
import io.agnoscope.schemas.TaskClass;
import io.agnoscope.schemas.TaskClassBasis;
import io.agnoscope.schemas.TextPart;
import io.agnoscope.schemas.identity.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SampleReaderTest {

  static final Limits LIMITS = new Limits(200_000, 16_000_000, 2, 1_000, 300_000);
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  private final SampleReader reader =
      new SampleReader(
          LIMITS, List.of("tinyvlm", "other"), TaskClassDecision.WITHOUT_RULES, () -> "new-id");

  @Test
  void readsTheReferenceDatasetsFields() {
    byte[] png = Pictures.encoded("png", 20, 10);

    Sample sample =
        accepted(
            """
            {"id": "a-1", "question": "What color is it?", "image": "%s",
             "multiple_choices": {"B": "red", "A": "blue"}, "multiple_choices_answer": "A",
             "task_class": "IMAGE_HEAVY", "aspect": "COLOR", "target": "other", "extra": 1}
            """
                .formatted(Pictures.dataUrl(png)));

    assertThat(sample.getId()).isEqualTo("a-1");
    assertThat(sample.getSource()).isEqualTo("api");
    assertThat(sample.getRun()).isEqualTo("LIVE");
    assertThat(sample.getAcceptedAt()).isEqualTo(NOW);
    assertThat(sample.getTarget()).isEqualTo("other");
    assertThat(sample.getTaskClass()).isEqualTo(TaskClass.IMAGE_HEAVY);
    assertThat(sample.getTaskClassBasis()).isEqualTo(TaskClassBasis.DECLARED);
    assertThat(sample.getAspect()).isEqualTo(Aspect.COLOR);
    assertThat(sample.getOptions())
        .containsExactly(new Option("B", "red"), new Option("A", "blue"));
    assertThat(sample.getAnswer()).isEqualTo("A");
    Image image = sample.getImages().getFirst();
    assertThat(image.getSha256()).isEqualTo(Sha256.hex(png));
    assertThat(image.getMediaType()).isEqualTo("image/png");
    assertThat(List.of(image.getWidth(), image.getHeight())).containsExactly(20, 10);
    assertThat(sample.getMessages())
        .containsExactly(
            new Message(
                Role.USER,
                List.of(
                    new ImagePart(Sha256.hex(png), false),
                    new TextPart("What color is it?", false))));
  }

  /** A line of an export (docs/export.md): what is not a Sample's is passed over. */
  @Test
  void readsTheQuestionsThatAnExportWrites() {
    Sample sample =
        accepted(
            """
            {"id": "hard-0123456789abcdef01234567", "question": "What color is the star?",
             "image": "%s", "multiple_choices": {"A": "red", "B": "blue"},
             "multiple_choices_answer": "B", "facts": {"red": "The star is red."},
             "task_class": "IMAGE_HEAVY", "aspect": "color", "question_type": "what",
             "difficulty": "easy", "source": "probe", "sample_id": "probe-7"}
            """
                .formatted(Pictures.dataUrl(Pictures.encoded("png", 8, 8))));

    assertThat(sample.getId()).isEqualTo("hard-0123456789abcdef01234567");
    assertThat(sample.getSource()).isEqualTo("api");
    assertThat(sample.getAspect()).isEqualTo(Aspect.COLOR);
    assertThat(sample.getDifficulty()).isEqualTo("easy");
    assertThat(sample.getAnswer()).isEqualTo("B");
    assertThat(sample.getImages()).hasSize(1);
  }

  @Test
  void carriesTheQuestionTypesAndDifficultiesThatAreOurs() {
    Sample ours =
        accepted(
            "{\"question\": \"q\", \"question_type\": \"FILL_IN_THE_BLANK\","
                + " \"difficulty\": \"hard\"}");
    Sample foreign =
        accepted("{\"question\": \"q\", \"question_type\": \"essay\", \"difficulty\": 3}");

    assertThat(ours.getQuestionType()).isEqualTo("fill-in-the-blank");
    assertThat(ours.getDifficulty()).isEqualTo("hard");
    assertThat(foreign.getQuestionType()).isNull();
    assertThat(foreign.getDifficulty()).isNull();
  }

  @Test
  void readsMessagesInTheOpenAiForm() {
    String url = Pictures.dataUrl(Pictures.encoded("jpg", 9, 9));

    Sample sample =
        accepted(
            """
            {"messages": [
              {"role": "system", "content": "Be brief."},
              {"role": "user", "content": [
                 {"type": "image_url", "image_url": {"url": "%s"}},
                 {"type": "text", "text": "What is it?"},
                 {"type": "image_url", "image_url": {"url": "%s"}}]}]}
            """
                .formatted(url, url));

    assertThat(sample.getMessages())
        .extracting(Message::getRole)
        .containsExactly(Role.SYSTEM, Role.USER);
    assertThat(sample.getMessages().getLast().getParts()).hasSize(3);
    assertThat(sample.getImages())
        .singleElement()
        .extracting(Image::getMediaType)
        .isEqualTo("image/jpeg");
    assertThat(sample.getOptions()).isEmpty();
  }

  @Test
  void findsTheTaskClassInTheStructure() {
    Sample text = accepted("{\"question\": \"Two and two?\"}");
    Sample both =
        accepted(
            "{\"question\": \"q\", \"image\": \"%s\"}"
                .formatted(Pictures.dataUrl(Pictures.encoded("png", 4, 4))));

    assertThat(text.getTaskClass()).isEqualTo(TaskClass.TEXT_HEAVY);
    assertThat(text.getTaskClassBasis()).isEqualTo(TaskClassBasis.STRUCTURE);
    assertThat(both.getTaskClass()).isEqualTo(TaskClass.MULTIMODAL);
    assertThat(both.getTaskClassBasis()).isEqualTo(TaskClassBasis.DEFAULT);
  }

  @Test
  void takesTheIdOfTheBodyThenTheGivenOneThenANewOne() {
    Intake given = new Intake("api", "given", NOW);

    assertThat(read("{\"id\": 17, \"question\": \"q\"}", given)).isEqualTo("17");
    assertThat(read("{\"question\": \"q\"}", given)).isEqualTo("given");
    Judgement unkeyed = judge("{\"question\": \"q\"}", null);
    assertThat(unkeyed)
        .isInstanceOfSatisfying(
            Judgement.Accepted.class,
            accepted -> {
              assertThat(accepted.sample().getId()).isEqualTo("new-id");
              assertThat(accepted.unkeyed()).isTrue();
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg", "gif", "bmp"})
  void takesWhatItCanDecode(String format) {
    Sample sample = accepted(withImage(Pictures.dataUrl(Pictures.encoded(format, 30, 5))));

    assertThat(sample.getImages().getFirst().getWidth()).isEqualTo(30);
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg", "gif", "bmp"})
  void refusesAnImageThatIsCutShort(String format) {
    byte[] whole = Pictures.encoded(format, 60, 60);

    RefusalCause cause =
        refused(withImage(Pictures.dataUrl(Arrays.copyOf(whole, whole.length / 2))));

    assertThat(cause).isEqualTo(RefusalCause.UNREADABLE_IMAGE);
  }

  @Test
  void refusesABombByItsHeader() {
    RefusalCause cause = refused(withImage(Pictures.dataUrl(Pictures.bomb(8_000, 5_000))));

    assertThat(cause).isEqualTo(RefusalCause.TOO_MANY_PIXELS);
  }

  @Test
  void refusesPixelCountsThatOverflow() {
    RefusalCause cause = refused(withImage(Pictures.dataUrl(Pictures.bomb(65_536, 65_536))));

    assertThat(cause).isIn(RefusalCause.TOO_MANY_PIXELS, RefusalCause.UNREADABLE_IMAGE);
  }

  static Stream<Arguments> unsound() {
    String image = Pictures.dataUrl(Pictures.encoded("png", 300, 300));
    return Stream.of(
        Arguments.of("{\"question\": ", RefusalCause.MALFORMED_JSON),
        Arguments.of("[]", RefusalCause.MALFORMED_JSON),
        Arguments.of("{\"question\": \"q\"} {}", RefusalCause.MALFORMED_JSON),
        Arguments.of("{\"id\": NaN, \"question\": \"q\"}", RefusalCause.MALFORMED_JSON),
        Arguments.of("{\"question\": \"q\", \"question\": \"r\"}", RefusalCause.MALFORMED_JSON),
        Arguments.of("[".repeat(100_000), RefusalCause.MALFORMED_JSON),
        Arguments.of("{\"id\": \"a\"}", RefusalCause.MISSING_QUESTION),
        Arguments.of("{\"question\": \"  \"}", RefusalCause.MISSING_QUESTION),
        Arguments.of("{\"question\": 5}", RefusalCause.MALFORMED_FIELD),
        Arguments.of("{\"question\": \"\\ud800\"}", RefusalCause.MALFORMED_FIELD),
        Arguments.of("{\"question\": \"q\", \"messages\": []}", RefusalCause.MALFORMED_FIELD),
        Arguments.of("{\"messages\": []}", RefusalCause.MISSING_QUESTION),
        Arguments.of(
            "{\"messages\": [{\"role\": \"boss\", \"content\": \"q\"}]}",
            RefusalCause.MALFORMED_FIELD),
        Arguments.of(
            "{\"messages\": [{\"role\": \"user\", \"content\": [{\"type\": \"input_audio\"}]}]}",
            RefusalCause.UNSUPPORTED_PART),
        Arguments.of("{\"id\": \"\", \"question\": \"q\"}", RefusalCause.INVALID_ID),
        Arguments.of("{\"id\": \"a\\nb\", \"question\": \"q\"}", RefusalCause.INVALID_ID),
        Arguments.of(
            "{\"id\": \"" + "x".repeat(257) + "\", \"question\": \"q\"}", RefusalCause.INVALID_ID),
        Arguments.of("{\"question\": \"q\", \"target\": \"gpt\"}", RefusalCause.UNKNOWN_TARGET),
        Arguments.of(
            "{\"question\": \"q\", \"task_class\": \"X\"}", RefusalCause.INVALID_TASK_CLASS),
        Arguments.of(
            "{\"question\": \"q\", \"task_class\": \"IMAGE_HEAVY\"}",
            RefusalCause.INVALID_TASK_CLASS),
        Arguments.of("{\"question\": \"q\", \"aspect\": \"UNKNOWN\"}", RefusalCause.INVALID_ASPECT),
        Arguments.of(
            "{\"question\": \"q\", \"multiple_choices\": {\"A\": \"x\"}}",
            RefusalCause.OPTION_COUNT),
        Arguments.of(
            "{\"question\": \"q\", \"multiple_choices\": [\"x\", \"y\"]}",
            RefusalCause.MALFORMED_FIELD),
        Arguments.of(
            "{\"question\": \"q\", \"multiple_choices\": {\"A\": \"x\", \"bb\": \"y\"}}",
            RefusalCause.INVALID_OPTION),
        Arguments.of(
            "{\"question\": \"q\", \"multiple_choices\": {\"A\": \"x\", \"B\": \" \"}}",
            RefusalCause.INVALID_OPTION),
        Arguments.of(
            "{\"question\": \"q\", \"multiple_choices\": {\"A\": \"x\", \"B\": \"y\"},"
                + " \"multiple_choices_answer\": \"C\"}",
            RefusalCause.UNKNOWN_OPTION_LETTER),
        Arguments.of(
            "{\"question\": \"q\", \"multiple_choices_answer\": \"A\"}",
            RefusalCause.UNKNOWN_OPTION_LETTER),
        Arguments.of("{\"question\": \"" + "q".repeat(1_001) + "\"}", RefusalCause.TEXT_TOO_LONG),
        Arguments.of(withImage("images/a.png"), RefusalCause.IMAGE_NOT_INLINE),
        Arguments.of(withImage("https://example.org/a.png"), RefusalCause.IMAGE_NOT_INLINE),
        Arguments.of(withImage("data:image/png,abc"), RefusalCause.UNREADABLE_IMAGE),
        Arguments.of(withImage("data:image/png;base64,###"), RefusalCause.UNREADABLE_IMAGE),
        Arguments.of(
            withImage(Pictures.dataUrl("no image".getBytes(StandardCharsets.UTF_8))),
            RefusalCause.UNREADABLE_IMAGE),
        Arguments.of(withImage(image), RefusalCause.IMAGE_TOO_LARGE));
  }

  @ParameterizedTest
  @MethodSource("unsound")
  void refusesByCause(String json, RefusalCause cause) {
    assertThat(refused(json)).isEqualTo(cause);
  }

  @Test
  void refusesBytesThatAreNoUtf8() {
    byte[] json = "{\"question\": \"q?\"}".getBytes(StandardCharsets.UTF_8);
    json[15] = (byte) 0xff;

    assertThat(reader.read(json, new Intake("api", null, NOW)))
        .isInstanceOfSatisfying(
            Judgement.Refused.class,
            refused ->
                assertThat(refused.refusal().cause()).isEqualTo(RefusalCause.MALFORMED_JSON));
  }

  private static String withImage(String url) {
    return "{\"question\": \"q\", \"image\": \"" + url + "\"}";
  }

  private Sample accepted(String json) {
    return switch (judge(json, null)) {
      case Judgement.Accepted accepted -> accepted.sample();
      case Judgement.Refused refused -> throw new AssertionError(refused.refusal());
    };
  }

  private RefusalCause refused(String json) {
    return switch (judge(json, null)) {
      case Judgement.Accepted accepted -> throw new AssertionError("accepted");
      case Judgement.Refused refused -> refused.refusal().cause();
    };
  }

  private String read(String json, Intake intake) {
    return ((Judgement.Accepted) reader.read(json.getBytes(StandardCharsets.UTF_8), intake))
        .sample()
        .getId();
  }

  private Judgement judge(String json, @Nullable String givenId) {
    return reader.read(json.getBytes(StandardCharsets.UTF_8), new Intake("api", givenId, NOW));
  }
}
