package io.agnoscope.embedded.probes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of pictures by their number: {@code 17.jpg}, in the folder or in the usual ones. */
final class PictureFiles {

  private static final List<String> FOLDERS = List.of("", "images", "VG_100K", "VG_100K_2");
  private static final Pattern NAME =
      Pattern.compile("(\\d{1,18})\\.(png|jpg|jpeg)", Pattern.CASE_INSENSITIVE);

  private final Map<Long, Path> files = new HashMap<>();

  /** Looks which files there are. */
  PictureFiles(Path folder) throws IOException {
    for (String name : FOLDERS) {
      Path place = folder.resolve(name);
      if (Files.isDirectory(place)) {
        try (Stream<Path> inside = Files.list(place)) {
          inside.sorted().forEach(this::add);
        }
      }
    }
  }

  private void add(Path file) {
    Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
    if (name.matches() && Files.isRegularFile(file)) {
      files.putIfAbsent(Long.parseLong(name.group(1)), file);
    }
  }

  boolean has(long image) {
    return files.containsKey(image);
  }

  /** Bytes of the file. */
  long size(long image) throws IOException {
    return Files.size(file(image));
  }

  /**
   * Copies the picture unless it is there.
   *
   * @return the name of the copy
   */
  String copyTo(Path folder, long image) throws IOException {
    Path file = file(image);
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    Path copy = folder.resolve(name);
    if (!Files.exists(copy)) {
      try (InputStream bytes = Files.newInputStream(file)) {
        Files.copy(bytes, copy);
      }
    }
    return name;
  }

  private Path file(long image) throws IOException {
    Path file = files.get(image);
    if (file == null) {
      throw new IOException("there is no picture " + image);
    }
    return file;
  }
}
