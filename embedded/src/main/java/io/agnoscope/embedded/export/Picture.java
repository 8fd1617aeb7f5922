package io.agnoscope.embedded.export;

import io.agnoscope.stimuli.image.EncodedImage;

/**
 * A picture's file.
 *
 * @param sha256 of the bytes, lower-case hex
 * @param extension of the file's name, without a dot
 * @param encoded the bytes; shared, not to be written to
 */
@SuppressWarnings("ArrayRecordComponent") // compared by its hash alone
record Picture(String sha256, String extension, byte[] encoded) {

  static Picture of(EncodedImage image) {
    return new Picture(image.sha256(), "png", image.png());
  }

  /** Where the file is, relative to the export's folder. */
  String path() {
    return ExportFiles.IMAGES + "/" + sha256 + "." + extension;
  }
}
