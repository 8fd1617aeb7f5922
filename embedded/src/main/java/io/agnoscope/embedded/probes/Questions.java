package io.agnoscope.embedded.probes;

import java.io.IOException;
import java.nio.file.Path;

/** Where the questions of a set come from. */
interface Questions {

  /** A drawn picture in its blocks on a disk, and its line. */
  long BYTES_EACH = 9_000;

  /** What made the questions, with its version. */
  String generator();

  /** What the pictures are, in a word or two. */
  String pictures();

  /** How many there are. */
  long size();

  /** About how many bytes the set has on a disk. */
  default long bytes() throws IOException {
    return size() * BYTES_EACH;
  }

  /**
   * The next question; its picture is put into the folder if it is not there yet.
   *
   * @param index 0 for the first
   */
  SetItem write(long index, Path images) throws IOException;
}
