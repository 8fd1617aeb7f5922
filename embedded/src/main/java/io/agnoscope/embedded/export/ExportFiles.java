package io.agnoscope.embedded.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The files of an export that hold its records and pictures, written one after the other. */
final class ExportFiles implements AutoCloseable {

  static final String IMAGES = "images";
  static final String CARD = "dataset.json";

  private final Path folder;
  private final SplitFiles train;
  private final SplitFiles heldOut;
  private final Map<String, Split> pictures = new HashMap<>();

  private ExportFiles(Path folder, SplitFiles train, SplitFiles heldOut) {
    this.folder = folder;
    this.train = train;
    this.heldOut = heldOut;
  }

  /** Begins the files in an empty folder. */
  static ExportFiles begin(Path folder) throws IOException {
    Files.createDirectory(folder.resolve(IMAGES));
    return new ExportFiles(
        folder, SplitFiles.begin(folder, Split.TRAIN), SplitFiles.begin(folder, Split.HELD_OUT));
  }

  void conversation(Split split, ObjectNode record) throws IOException {
    files(split).conversation(record);
  }

  void question(Split split, ObjectNode record) throws IOException {
    files(split).question(record);
  }

  /**
   * Writes a picture that a record of this split shows, unless it is there.
   *
   * @throws IllegalStateException when the other split shows it
   */
  void picture(Split split, Picture picture) throws IOException {
    Split first = pictures.putIfAbsent(picture.sha256(), split);
    if (first == null) {
      Files.write(folder.resolve(picture.path()), picture.encoded());
    } else if (first != split) {
      throw new IllegalStateException("picture " + picture.sha256() + " is in both splits");
    }
  }

  /** How many pictures a split has. */
  long pictures(Split split) {
    return pictures.values().stream().filter(split::equals).count();
  }

  private SplitFiles files(Split split) {
    return switch (split) {
      case TRAIN -> train;
      case HELD_OUT -> heldOut;
    };
  }

  @Override
  public void close() throws IOException {
    try (train;
        heldOut) {
      // Both are closed, whatever happens to one.
    }
  }
}
