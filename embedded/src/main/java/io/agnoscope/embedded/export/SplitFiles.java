package io.agnoscope.embedded.export;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The two files with one split's records. */
final class SplitFiles implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();

  private final OutputStream conversations;
  private final OutputStream questions;
  private boolean begun;

  private SplitFiles(OutputStream conversations, OutputStream questions) {
    this.conversations = conversations;
    this.questions = questions;
  }

  static SplitFiles begin(Path folder, Split split) throws IOException {
    return new SplitFiles(
        new BufferedOutputStream(Files.newOutputStream(folder.resolve(conversations(split)))),
        new BufferedOutputStream(Files.newOutputStream(folder.resolve(questions(split)))));
  }

  /** The name of the file with conversations, a JSON array of one record a line. */
  static String conversations(Split split) {
    return "conversations-" + split.label() + ".json";
  }

  /** The name of the file with questions, one JSON object a line. */
  static String questions(Split split) {
    return "questions-" + split.label() + ".ndjson";
  }

  void conversation(ObjectNode record) throws IOException {
    write(conversations, (begun ? ",\n" : "[\n") + JSON.writeValueAsString(record));
    begun = true;
  }

  void question(ObjectNode record) throws IOException {
    write(questions, JSON.writeValueAsString(record) + "\n");
  }

  @Override
  public void close() throws IOException {
    try (conversations;
        questions) {
      write(conversations, begun ? "\n]\n" : "[]\n");
    }
  }

  private static void write(OutputStream file, String text) throws IOException {
    file.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
