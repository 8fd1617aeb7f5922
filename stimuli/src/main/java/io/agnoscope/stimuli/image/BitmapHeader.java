package io.agnoscope.stimuli.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What the header of a BMP says of its pixels. A BMP can hold a whole JPEG or PNG in their place:
 * the JDK's decoder then asks for as much memory as the header names, and the pixels of what is
 * held are counted by nobody.
 */
public final class BitmapHeader {

  private static final int HEADER_SIZE_AT = 14;
  private static final int COMPRESSION_AT = 30;

  /** The first header that has a compression. */
  private static final int HEADER_WITH_COMPRESSION = 40;

  private static final int JPEG = 4;
  private static final int PNG = 5;

  private BitmapHeader() {}

  /** Whether a JPEG or PNG stands in place of the pixels. */
  public static boolean holdsAnotherFormat(byte[] bmp) {
    if (bmp.length < COMPRESSION_AT + Integer.BYTES) {
      return false;
    }
    ByteBuffer header = ByteBuffer.wrap(bmp).order(ByteOrder.LITTLE_ENDIAN);
    int compression = header.getInt(COMPRESSION_AT);
    return header.getInt(HEADER_SIZE_AT) >= HEADER_WITH_COMPRESSION
        && (compression == JPEG || compression == PNG);
  }
}
