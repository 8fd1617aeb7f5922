package io.agnoscope.stimuli.image;

import com.jcraft.jzlib.Deflater;
import com.jcraft.jzlib.GZIPException;
import com.jcraft.jzlib.JZlib;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * Writes 8-bit RGB PNG files (ISO/IEC 15948) with the same bytes on every JVM.
 *
 * <p>The deflater is a Java library with fixed settings: the one inside a JVM compresses
 * differently from build to build. Every row has the filter type Up.
 */
public final class PngEncoder {

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final int COMPRESSION_LEVEL = 6;
  private static final byte FILTER_UP = 2;

  private PngEncoder() {}

  /** The bytes of a PNG file with the colours of the image; any alpha is dropped. */
  public static byte[] encode(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    ByteArrayOutputStream png = new ByteArrayOutputStream(4096);
    png.writeBytes(SIGNATURE);
    ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
    byte bitDepth = 8;
    byte trueColour = 2;
    header.put(bitDepth).put(trueColour).put(new byte[3]);
    chunk(png, "IHDR", header.array());
    chunk(png, "IDAT", deflate(filteredRows(image)));
    chunk(png, "IEND", new byte[0]);
    return png.toByteArray();
  }

  private static byte[] filteredRows(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    int[] above = new int[width];
    int[] row = new int[width];
    byte[] rows = new byte[height * (1 + 3 * width)];
    int at = 0;
    for (int y = 0; y < height; y++) {
      image.getRGB(0, y, width, 1, row, 0, width);
      rows[at++] = FILTER_UP;
      for (int x = 0; x < width; x++) {
        rows[at++] = (byte) ((row[x] >> 16) - (above[x] >> 16));
        rows[at++] = (byte) ((row[x] >> 8) - (above[x] >> 8));
        rows[at++] = (byte) (row[x] - above[x]);
      }
      int[] swap = above;
      above = row;
      row = swap;
    }
    return rows;
  }

  private static byte[] deflate(byte[] plain) {
    try {
      Deflater deflater = new Deflater(COMPRESSION_LEVEL);
      // Deflate's own worst case is five bytes per stored block; zlib adds six.
      byte[] packed = new byte[plain.length + plain.length / 1000 + 64];
      deflater.setInput(plain);
      deflater.setOutput(packed);
      int status = deflater.deflate(JZlib.Z_FINISH);
      if (status != JZlib.Z_STREAM_END) {
        throw new IllegalStateException("deflate ended with status " + status);
      }
      byte[] exact = Arrays.copyOf(packed, Math.toIntExact(deflater.getTotalOut()));
      deflater.end();
      return exact;
    } catch (GZIPException impossible) {
      throw new IllegalStateException("the settings are fixed and valid", impossible);
    }
  }

  private static void chunk(ByteArrayOutputStream png, String type, byte[] data) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(data);
    png.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(data.length).array());
    png.writeBytes(name);
    png.writeBytes(data);
    png.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt((int) crc.getValue()).array());
  }
}
