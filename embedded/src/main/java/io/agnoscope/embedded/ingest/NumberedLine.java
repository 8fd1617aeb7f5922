package io.agnoscope.embedded.ingest;

/**
 * One line of a file, without its end.
 *
 * @param number from 1
 * @param bytes empty when it is too long to be kept
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never changed
record NumberedLine(long number, byte[] bytes, boolean tooLong) {

  boolean isBlank() {
    for (byte character : bytes) {
      if (character != ' ' && character != '\t' && character != '\r') {
        return false;
      }
    }
    return !tooLong;
  }
}
