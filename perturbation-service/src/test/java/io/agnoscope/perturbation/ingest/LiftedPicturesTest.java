package io.agnoscope.perturbation.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.perturbation.taskclass.TaskClassDecision;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiftedPicturesTest {

  private static final byte[] PICTURE = Pictures.encoded("png", 40, 40);
  private static final String URL = Pictures.dataUrl(PICTURE);
  private static final Limits LIMITS = new Limits(200_000, 16_000_000, 2, 1_000, 300_000);

  private static final SampleReader READER =
      new SampleReader(LIMITS, List.of("tinyvlm"), TaskClassDecision.WITHOUT_RULES);

  @Test
  void leavesALittleTextOfALargePicture() {
    LiftedPictures lifted = lifted("{\"a\": \"" + URL + "\", \"b\": \"" + URL + "\", \"c\": 1}");

    assertThat(lifted.rest().length).isLessThan(1_000);
    assertThat(new String(lifted.rest(), StandardCharsets.UTF_8)).endsWith(", \"c\": 1}");
  }

  @Test
  void leavesAloneWhatIsNoLongDataUrl() {
    String json = "{\"a\": \"data:x,short\", \"b\": \"" + "b".repeat(2_000) + "\"}";

    assertThat(lifted(json).rest()).asString(StandardCharsets.UTF_8).isEqualTo(json);
  }

  @ParameterizedTest
  @CsvSource({"/, \\/", "/, \\u002f", "+, \\u002B", "=, \\u003d"})
  void readsPicturesHoweverTheirEncoderEscapes(String plain, String escaped) throws Exception {
    String json = "{\"url\": \"" + URL.replace(plain, escaped) + "\"}";

    StrictJson.Parsed parsed = parse(json);

    assertThat(picture(parsed)).isEqualTo(PICTURE);
  }

  @Test
  void holdsNoLongStringAsAText() {
    String endless = "x".repeat(200_000);
    String escaped = URL.replace("base64,", "base64,\\u00e4");

    for (String text : List.of(endless, escaped)) {
      LiftedPictures lifted = lifted("{\"a\": \"" + text + "\"}");

      assertThat(lifted.rest().length).isLessThan(1_000);
    }
    assertThat(cause(endless)).isEqualTo(unreadable());
    assertThat(cause(escaped)).isEqualTo(unreadable());
    assertThat(READER.read(bytes("{\"question\": \"" + endless + "\"}"), intake()))
        .isInstanceOfSatisfying(
            Judgement.Refused.class,
            refused -> assertThat(refused.refusal().cause()).isEqualTo(RefusalCause.TEXT_TOO_LONG));
  }

  @Test
  void leavesATextOfAsManyCharactersAsMayBeHoweverTheyAreWritten() {
    for (String one : List.of("q", "\u4e2d", "\\u4e2d")) {
      assertThat(READER.read(bytes("{\"question\": \"" + one.repeat(1_000) + "\"}"), intake()))
          .isInstanceOf(Judgement.Accepted.class);
    }
  }

  @Test
  void takesNoPictureForAText() {
    assertThat(READER.read(bytes("{\"question\": \"" + URL + "\"}"), intake()))
        .isInstanceOfSatisfying(
            Judgement.Refused.class,
            refused -> assertThat(refused.refusal().cause()).isEqualTo(RefusalCause.TEXT_TOO_LONG));
    assertThat(READER.read(bytes("{\"id\": \"" + URL + "\", \"question\": \"q\"}"), intake()))
        .isInstanceOfSatisfying(
            Judgement.Refused.class,
            refused -> assertThat(refused.refusal().cause()).isEqualTo(RefusalCause.INVALID_ID));
  }

  @Test
  void saysWhatIsWrongWithALiftedPicture() {
    assertThat(cause(URL.replace("base64", "base65"))).isEqualTo(unreadable());
    assertThat(cause(URL.substring(0, URL.length() - 9) + "*")).isEqualTo(unreadable());
    assertThat(cause("data:image/png;base64," + "A".repeat(300_000)))
        .isEqualTo(RefusalCause.IMAGE_TOO_LARGE);
    assertThat(cause(URL)).isNull();
  }

  @Property(tries = 200)
  void survivesAnyCut(@ForAll @IntRange(max = 3_000) int end) {
    byte[] json = bytes("{\"question\": \"q\\\"\\\\\", \"image\": \"" + URL + "\"}");

    LiftedPictures lifted = LiftedPictures.of(Arrays.copyOf(json, Math.min(end, json.length)), 1);

    assertThat(lifted.rest().length).isLessThanOrEqualTo(end + 500);
  }

  private static RefusalCause unreadable() {
    return RefusalCause.UNREADABLE_IMAGE;
  }

  private static @Nullable RefusalCause cause(String url) {
    return switch (READER.read(
        bytes("{\"question\": \"q\", \"image\": \"" + url + "\"}"), intake())) {
      case Judgement.Refused refused -> refused.refusal().cause();
      case Judgement.Accepted accepted -> null;
    };
  }

  private static byte[] picture(StrictJson.Parsed parsed) throws RefusedException {
    SampleContents contents = new SampleContents(LIMITS, parsed.pictures());
    contents.picture(parsed.object().get("url").textValue());
    return contents.images().getFirst().getContent().array();
  }

  private static StrictJson.Parsed parse(String json) throws RefusedException {
    return new StrictJson(LIMITS).objectWithPictures(bytes(json), "a test");
  }

  private static LiftedPictures lifted(String json) {
    return LiftedPictures.of(bytes(json), 1_000);
  }

  private static Intake intake() {
    return new Intake("api", null, Instant.EPOCH);
  }

  private static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }
}
