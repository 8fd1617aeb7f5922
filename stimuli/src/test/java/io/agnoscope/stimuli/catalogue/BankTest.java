package io.agnoscope.stimuli.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.stimuli.image.EncodedImage;
import io.agnoscope.stimuli.scene.Scene;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class BankTest {

  private final Bank bank = Bank.standard();

  @Test
  void imagesAreDistinctAndNamedByTheirBytes() throws Exception {
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");

    assertThat(bank.images())
        .hasSize(2 + Bank.NOISE + Bank.UNRELATED + Bank.SCREENSHOTS)
        .doesNotHaveDuplicates()
        .allSatisfy(image -> {
          assertThat(image.sha256())
              .isEqualTo(HexFormat.of().formatHex(sha256.digest(image.png())));
          assertThat(bank.image(image.sha256())).containsSame(image);
        });
  }

  @Test
  void imagesDecodeToTheirSize() throws IOException {
    for (EncodedImage image : bank.images()) {
      BufferedImage decoded = decode(image);

      boolean screenshot = bank.screenshots().contains(image);
      assertThat(decoded.getWidth())
          .isEqualTo(screenshot ? Screenshots.WIDTH : Scene.SIDE)
          .isEqualTo(image.width());
      assertThat(decoded.getHeight())
          .isEqualTo(screenshot ? Screenshots.HEIGHT : Scene.SIDE)
          .isEqualTo(image.height());
    }
  }

  @Test
  void solidImagesAreSolidAndNoiseIsNot() throws IOException {
    assertThat(pixels(bank.black())).containsOnly(0x000000);
    assertThat(pixels(bank.white())).containsOnly(0xffffff);
    int[] noise = pixels(bank.noise().getFirst());
    assertThat(Arrays.stream(noise).distinct().count()).isGreaterThan(noise.length * 99L / 100);
    double meanRed = Arrays.stream(noise).map(pixel -> pixel >> 16).average().orElseThrow();
    assertThat(meanRed).isBetween(120.0, 135.0);
  }

  @Test
  void aHashThatIsNotInTheBankHasNoImage() {
    assertThat(Catalogue.standard().image("00".repeat(32))).isEmpty();
  }

  private static int[] pixels(EncodedImage image) throws IOException {
    int[] pixels =
        decode(image)
            .getRGB(0, 0, Scene.SIDE, Scene.SIDE, new int[Scene.SIDE * Scene.SIDE], 0, Scene.SIDE);
    return Arrays.stream(pixels).map(pixel -> pixel & 0xffffff).toArray();
  }

  private static BufferedImage decode(EncodedImage image) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(image.png()));
  }
}
