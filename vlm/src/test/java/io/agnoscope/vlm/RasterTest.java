package io.agnoscope.vlm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RasterTest {

  private static final Offset<Float> EXACT = Offset.offset(1e-6f);

  @Test
  void blackIsMinusOneAndWhiteIsOne() {
    assertThat(values(Raster.filled(0, 0, 0))).containsOnly(-1f);
    assertThat(values(Raster.filled(255, 255, 255))).containsOnly(1f);
  }

  @Test
  void keepsEveryPixelOfAnImageOfItsSize() throws IOException {
    BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
    image.setRGB(3, 2, 0xff0080);

    float[] values = values(Raster.ofPng(png(image)));

    int place = 3 * (2 * 64 + 3);
    assertThat(values[place]).isEqualTo(1, EXACT);
    assertThat(values[place + 1]).isEqualTo(-1, EXACT);
    assertThat(values[place + 2]).isEqualTo((128 - 127.5f) / 127.5f, EXACT);
  }

  @Test
  void letterboxesAWideImageInGrey() throws IOException {
    BufferedImage wide = new BufferedImage(200, 100, BufferedImage.TYPE_INT_RGB);
    float[] values = values(Raster.ofPng(png(wide)));

    assertThat(values[0]).isEqualTo(0, Offset.offset(0.01f));
    assertThat(values[3 * (32 * 64 + 32)]).isEqualTo(-1, EXACT);
  }

  @Test
  void averagesAreas() {
    BufferedImage image = new BufferedImage(128, 128, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 128; y++) {
      for (int x = 0; x < 128; x += 2) {
        image.setRGB(x, y, 0xffffff);
      }
    }
    assertThat(values(Raster.of(image))[3 * (64 * 20 + 20)]).isEqualTo(0, Offset.offset(0.01f));
  }

  @Test
  void takesThinAndTinyImages() {
    assertThat(values(Raster.of(new BufferedImage(1, 900, BufferedImage.TYPE_INT_RGB))))
        .isNotNull();
    assertThat(values(Raster.of(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB))))
        .containsOnly(-1f);
  }

  @Test
  void refusesWhatIsNoImage() {
    byte[] text = "no image".getBytes(StandardCharsets.UTF_8);
    assertThatIllegalArgumentException().isThrownBy(() -> Raster.ofPng(text));
    assertThatIllegalArgumentException().isThrownBy(() -> Raster.ofPng(new byte[0]));
  }

  @Test
  void refusesATruncatedImage() throws IOException {
    byte[] whole = png(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB));
    byte[] half = java.util.Arrays.copyOf(whole, 20);
    assertThatIllegalArgumentException().isThrownBy(() -> Raster.ofPng(half));
  }

  @Test
  void looksAtTheSizeBeforeItDecodes() throws IOException {
    byte[] bomb = png(new BufferedImage(8000, 5000, BufferedImage.TYPE_BYTE_BINARY));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Raster.ofPng(bomb))
        .withMessageContaining("16 million");
  }

  @Test
  void decodesALargeImageWithoutHoldingItWhole() throws IOException {
    BufferedImage large = new BufferedImage(4000, 3000, BufferedImage.TYPE_BYTE_BINARY);
    for (int y = 0; y < 3000; y++) {
      for (int x = 0; x < 2000; x++) {
        large.setRGB(x, y, 0xffffff);
      }
    }

    Raster raster = Raster.ofPng(png(large));

    assertThat(raster).isEqualTo(Raster.of(large));
  }

  @Test
  void isTheSameAfterEncoding() {
    Raster raster = Raster.of(new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB));

    assertThat(Raster.ofPng(raster.toPng())).isEqualTo(raster).isNotEqualTo(Raster.filled(1, 2, 3));
  }

  private static float[] values(Raster raster) {
    float[] values = new float[Raster.BYTES];
    raster.copyTo(values, 0);
    return values;
  }

  private static byte[] png(BufferedImage image) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }
}
