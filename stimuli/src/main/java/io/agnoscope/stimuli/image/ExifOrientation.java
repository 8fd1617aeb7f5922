package io.agnoscope.stimuli.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The orientation that a camera notes in a JPEG file (EXIF 2.3, tag 0x0112). */
final class ExifOrientation {

  /** Stored as it is to be seen. */
  static final int UPRIGHT = 1;

  private static final int START_OF_SCAN = 0xffda;
  private static final int APP1 = 0xffe1;
  private static final int EXIF = 0x45786966;
  private static final int TAG = 0x0112;

  private ExifOrientation() {}

  /**
   * 1 to 8; {@link #UPRIGHT} when nothing is noted or the file is no JPEG.
   *
   * @throws RuntimeException when the notes are broken
   */
  static int of(byte[] encoded) {
    ByteBuffer file = ByteBuffer.wrap(encoded);
    if (encoded.length < 4 || file.getShort(0) != (short) 0xffd8) {
      return UPRIGHT;
    }
    int at = 2;
    while (at + 4 <= encoded.length) {
      int marker = file.getShort(at) & 0xffff;
      int length = file.getShort(at + 2) & 0xffff;
      if (marker < 0xff00 || marker == START_OF_SCAN) {
        return UPRIGHT;
      }
      if (marker == APP1 && length >= 16 && file.getInt(at + 4) == EXIF) {
        return orientation(file.slice(at + 10, length - 8));
      }
      at += 2 + length;
    }
    return UPRIGHT;
  }

  private static int orientation(ByteBuffer tiff) {
    tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = tiff.getInt(4);
    int entries = tiff.getShort(directory) & 0xffff;
    for (int i = 0; i < entries; i++) {
      int entry = directory + 2 + 12 * i;
      if ((tiff.getShort(entry) & 0xffff) == TAG) {
        return tiff.getShort(entry + 8) & 0xffff;
      }
    }
    return UPRIGHT;
  }
}
