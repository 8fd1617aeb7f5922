package io.agnoscope.embedded.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One process' log. The process appends to it by itself, so that it goes on if the launcher dies;
 * the file before it is kept as {@code .1}.
 */
public record LogFile(Path path) {
  private static final int TAIL_BYTES = 64 * 1024;
  private static final Pattern TROUBLE =
      Pattern.compile("\\b(ERROR|FATAL|SEVERE)\\b|Exception|Error:|^Caused by|^Error ");
  private static final Pattern STACK_FRAME = Pattern.compile("^\\s+(at |\\.\\.\\. )");

  public Path previous() {
    return path.resolveSibling(path.getFileName() + ".1");
  }

  /** Keeps what is there as the previous one and begins anew. */
  public void rotate() throws IOException {
    if (Files.exists(path)) {
      Files.move(path, previous(), StandardCopyOption.REPLACE_EXISTING);
    }
    Files.createDirectories(path.toAbsolutePath().getParent());
    Files.write(path, new byte[0], StandardOpenOption.CREATE);
  }

  /** Once it is longer than that many bytes, moves its content to the previous one. */
  public void keepBelow(long bytes) throws IOException {
    if (Files.exists(path) && Files.size(path) > bytes) {
      Files.copy(path, previous(), StandardCopyOption.REPLACE_EXISTING);
      try (var file = Files.newByteChannel(path, StandardOpenOption.WRITE)) {
        file.truncate(0);
      }
    }
  }

  /** The last line that tells of trouble. */
  public Optional<String> lastTrouble() {
    try {
      return tail()
          .lines()
          .filter(line -> !STACK_FRAME.matcher(line).find())
          .filter(line -> TROUBLE.matcher(line).find())
          .reduce((earlier, later) -> later)
          .map(LogFile::shortened);
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private String tail() throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      long from = Math.max(0, file.length() - TAIL_BYTES);
      file.seek(from);
      byte[] bytes = new byte[(int) (file.length() - from)];
      file.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (NoSuchFileException | java.io.FileNotFoundException none) {
      return "";
    }
  }

  private static String shortened(String line) {
    String text = line.strip();
    return text.length() <= 300 ? text : text.substring(0, 300) + "...";
  }
}
