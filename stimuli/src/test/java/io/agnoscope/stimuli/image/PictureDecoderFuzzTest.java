package io.agnoscope.stimuli.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.agnoscope.fuzztesting.Bounds;
import java.time.Duration;

/** Any bytes are pixels, few enough to be held, or unusable. */
class PictureDecoderFuzzTest {

  private static final Bounds BOUNDS = Bounds.of(Duration.ofSeconds(20), 256);

  @FuzzTest(maxDuration = "10m")
  void anyBytesArePixelsOrUnusable(byte[] encoded) throws Exception {
    switch (BOUNDS.hold(() -> PictureDecoder.decode(encoded))) {
      case Decoding.Pixels pixels -> check(pixels.bitmap());
      case Decoding.Unusable unusable -> assertThat(unusable.cause()).isNotNull();
    }
  }

  private static void check(Bitmap bitmap) {
    assertThat(bitmap.width()).isPositive();
    assertThat(bitmap.height()).isPositive();
    assertThat((long) bitmap.width() * bitmap.height())
        .isLessThanOrEqualTo(PictureDecoder.MOST_PIXELS);
  }
}
