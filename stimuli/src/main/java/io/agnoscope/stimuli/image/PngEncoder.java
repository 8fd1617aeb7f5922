package io.agnoscope.stimuli.image;

import com.jcraft.jzlib.Deflater;
import com.jcraft.jzlib.GZIPException;
import com.jcraft.jzlib.JZlib;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
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

  /** Signature, header chunk, end chunk, and what stands around the data. */
  private static final int FRAME = 8 + 25 + 12 + 12;

  private PngEncoder() {}

  /** The bytes of a PNG file with the colours of the image; any alpha is dropped. */
  public static byte[] encode(BufferedImage image) {
    return encode(Bitmap.of(image));
  }

  /** The bytes of a PNG file. */
  public static byte[] encode(Bitmap bitmap) {
    return encode(bitmap, Integer.MAX_VALUE)
        .orElseThrow(() -> new IllegalStateException("no bound, and yet too large"));
  }

  /**
   * The bytes of a PNG file, when they are not too many. Work and memory for what is too large end
   * at the bound.
   *
   * @param maxBytes at most so many
   */
  public static Optional<byte[]> encode(Bitmap bitmap, int maxBytes) {
    byte[] rows = filteredRows(bitmap);
    // Deflate's own worst case is five bytes per stored block; zlib adds six.
    int room = Math.min(rows.length + rows.length / 1000 + 64, maxBytes - FRAME);
    return room <= 0 ? Optional.empty() : deflate(rows, room).map(data -> file(bitmap, data));
  }

  private static byte[] file(Bitmap bitmap, byte[] data) {
    ByteArrayOutputStream png = new ByteArrayOutputStream(data.length + FRAME);
    png.writeBytes(SIGNATURE);
    ByteBuffer header = ByteBuffer.allocate(13).putInt(bitmap.width()).putInt(bitmap.height());
    byte bitDepth = 8;
    byte trueColour = 2;
    header.put(bitDepth).put(trueColour).put(new byte[3]);
    chunk(png, "IHDR", header.array());
    chunk(png, "IDAT", data);
    chunk(png, "IEND", new byte[0]);
    return png.toByteArray();
  }

  private static byte[] filteredRows(Bitmap bitmap) {
    int width = bitmap.width();
    int height = bitmap.height();
    int[] above = new int[width];
    int[] row = new int[width];
    byte[] rows = new byte[Math.toIntExact(height * (1L + 3L * width))];
    int at = 0;
    for (int y = 0; y < height; y++) {
      bitmap.copyRow(y, row);
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

  /** Empty when the room does not suffice. */
  private static Optional<byte[]> deflate(byte[] plain, int room) {
    try {
      Deflater deflater = new Deflater(COMPRESSION_LEVEL);
      byte[] packed = new byte[room];
      deflater.setInput(plain);
      deflater.setOutput(packed);
      boolean whole = deflater.deflate(JZlib.Z_FINISH) == JZlib.Z_STREAM_END;
      int size = Math.toIntExact(deflater.getTotalOut());
      deflater.end();
      return whole ? Optional.of(Arrays.copyOf(packed, size)) : Optional.empty();
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
