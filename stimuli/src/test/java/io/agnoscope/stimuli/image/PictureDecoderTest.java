package io.agnoscope.stimuli.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureDecoderTest {

  @Test
  void aPngGivesThePixelsThatWentIn() {
    Bitmap picture = new Canvas(9, 5, 0x102030).fill(2, 1, 3, 3, 0xfffefd).bitmap();

    assertThat(pixels(PngEncoder.encode(picture)))
        .satisfies(decoded -> {
          assertThat(decoded.width()).isEqualTo(9);
          assertThat(decoded.height()).isEqualTo(5);
          assertThat(decoded.rgb(0, 0)).isEqualTo(0x102030);
          assertThat(decoded.rgb(4, 3)).isEqualTo(0xfffefd);
        });
  }

  /** The JDK's own way from grey to RGB brightens it. */
  @ParameterizedTest
  @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY})
  void greyKeepsItsLevel(int type) {
    BufferedImage image = new BufferedImage(3, 3, type);
    int level = type == BufferedImage.TYPE_BYTE_GRAY ? 100 : 100 * 257;
    image.getRaster().setSample(1, 1, 0, level);

    assertThat(pixels(encoded(image, "png")).rgb(1, 1)).isEqualTo(0x646464);
  }

  @Test
  void opaqueAlphaIsDroppedAndTransparencyIsNotGuessedAt() {
    BufferedImage image = new BufferedImage(2, 2, BufferedImage.TYPE_INT_ARGB);
    Arrays.stream(new int[] {0, 1, 2, 3}).forEach(i -> image.setRGB(i % 2, i / 2, 0xff336699));
    assertThat(pixels(encoded(image, "png")).rgb(1, 1)).isEqualTo(0x336699);

    image.setRGB(0, 0, 0x80336699);
    assertThat(cause(encoded(image, "png"))).isEqualTo(Decoding.Cause.UNSUPPORTED);
  }

  @Test
  void aPaletteIsLookedUp() {
    BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_BYTE_INDEXED);
    image.setRGB(2, 2, 0xffff0000);

    assertThat(pixels(encoded(image, "png")).rgb(2, 2)).isEqualTo(0xff0000);
  }

  @Test
  void animationsAndUnknownFormatsAreLeftAlone() {
    BufferedImage image = new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB);

    assertThat(cause(encoded(image, "gif"))).isEqualTo(Decoding.Cause.UNSUPPORTED);
    assertThat(cause(new byte[] {1, 2, 3})).isEqualTo(Decoding.Cause.UNSUPPORTED);
  }

  @Test
  void aTurnedPhotographIsLeftAlone() {
    byte[] upright = encoded(new BufferedImage(16, 8, BufferedImage.TYPE_INT_RGB), "jpg");

    assertThat(pixels(upright).width()).isEqualTo(16);
    assertThat(pixels(withOrientation(upright, 1)).width()).isEqualTo(16);
    assertThat(cause(withOrientation(upright, 6))).isEqualTo(Decoding.Cause.UNSUPPORTED);
  }

  @Test
  void aDamagedPictureIsUnreadable() {
    byte[] png = PngEncoder.encode(new Canvas(50, 50, 0x123456).bitmap());
    byte[] jpeg = encoded(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), "jpg");

    assertThat(cause(Arrays.copyOf(png, png.length / 2))).isEqualTo(Decoding.Cause.UNREADABLE);
    assertThat(cause(Arrays.copyOf(jpeg, jpeg.length - 40))).isEqualTo(Decoding.Cause.UNREADABLE);
  }

  @Test
  void sizeIsLookedAtBeforeAnythingIsDecoded() {
    byte[] png = PngEncoder.encode(new Canvas(2, 2, 0).bitmap());
    png[18] = 0x7f;
    png[22] = 0x7f;

    assertThat(cause(png)).isEqualTo(Decoding.Cause.TOO_MANY_PIXELS);
  }

  @Property(tries = 300)
  void neverThrows(@ForAll byte[] bytes, @ForAll int at, @ForAll byte with) {
    byte[] png = PngEncoder.encode(new Canvas(8, 8, 0x808080).bitmap());
    png[Math.floorMod(at, png.length)] = with;

    assertThat(PictureDecoder.decode(bytes)).isNotNull();
    assertThat(PictureDecoder.decode(png)).isNotNull();
  }

  private static Bitmap pixels(byte[] encoded) {
    assertThat(PictureDecoder.decode(encoded)).isInstanceOf(Decoding.Pixels.class);
    return ((Decoding.Pixels) PictureDecoder.decode(encoded)).bitmap();
  }

  private static Decoding.Cause cause(byte[] encoded) {
    assertThat(PictureDecoder.decode(encoded)).isInstanceOf(Decoding.Unusable.class);
    return ((Decoding.Unusable) PictureDecoder.decode(encoded)).cause();
  }

  private static byte[] encoded(BufferedImage image, String format) {
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      assertThat(ImageIO.write(image, format, out)).isTrue();
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With an EXIF segment of one entry after the JPEG's first marker. */
  private static byte[] withOrientation(byte[] jpeg, int orientation) {
    byte[] exif = {
      (byte) 0xff,
      (byte) 0xe1,
      0,
      34,
      'E',
      'x',
      'i',
      'f',
      0,
      0,
      'M',
      'M',
      0,
      42,
      0,
      0,
      0,
      8,
      0,
      1,
      1,
      0x12,
      0,
      3,
      0,
      0,
      0,
      1,
      0,
      (byte) orientation,
      0,
      0,
      0,
      0,
      0,
      0
    };
    byte[] joined = new byte[jpeg.length + exif.length];
    System.arraycopy(jpeg, 0, joined, 0, 2);
    System.arraycopy(exif, 0, joined, 2, exif.length);
    System.arraycopy(jpeg, 2, joined, 2 + exif.length, jpeg.length - 2);
    return joined;
  }
}
