package io.agnoscope.stimuli.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.stimuli.Randomness;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PngEncoderTest {

  @Test
  void noiseIsReadBackUnchanged() throws IOException {
    BufferedImage noise = noise(61, 47);

    BufferedImage read = ImageIO.read(new ByteArrayInputStream(PngEncoder.encode(noise)));

    assertThat(pixels(read)).isEqualTo(pixels(noise));
  }

  @Test
  void bytesAreTheSameOnEveryJvm() {
    assertThat(EncodedImage.of(noise(64, 64)).sha256())
        .isEqualTo("f1890c858cf6d0f4c3101fb7f177f4f4d8f7c6c8c262a7fb2aa25174a8b8a91a");
    assertThat(EncodedImage.of(gradient(64, 64)).sha256())
        .isEqualTo("ccf50c348cb18a4a04e70611fd49c323b21b61cef30346fbe0ef35abf7f1ef50");
  }

  private static BufferedImage noise(int width, int height) {
    Randomness random = Randomness.of("png-encoder-test");
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, random.nextInt(1 << 24));
      }
    }
    return image;
  }

  private static BufferedImage gradient(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, (4 * x) << 16 | (4 * y) << 8 | (x + y));
      }
    }
    return image;
  }

  private static int[] pixels(BufferedImage image) {
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }
}
