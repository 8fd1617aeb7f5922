package io.agnoscope.perturbation.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.agnoscope.fuzztesting.Bounds;
import io.agnoscope.schemas.Image;
import java.time.Duration;

/** Any bytes are a picture that can be decoded, within the limits, or a refusal. */
class PictureReaderFuzzTest {

  private static final Bounds BOUNDS = Bounds.of(Duration.ofSeconds(10), 128);
  private static final Limits LIMITS = new Limits(1_000_000, 1_000_000, 1, 1_000, 2_000_000);

  private final PictureReader reader = new PictureReader(LIMITS);

  @FuzzTest(maxDuration = "10m")
  void anyBytesAreAPictureOrRefused(byte[] encoded) throws Exception {
    String url = Pictures.dataUrl(encoded);
    BOUNDS.hold(() -> {
      try {
        Image image = reader.read(url);
        Soundness.check(image);
        assertThat((long) image.getWidth() * image.getHeight())
            .isLessThanOrEqualTo(LIMITS.imagePixels());
        assertThat(image.getMediaType()).startsWith("image/");
      } catch (RefusedException refused) {
        assertThat(refused.refusal().reason()).isNotBlank();
      }
      return true;
    });
  }
}
