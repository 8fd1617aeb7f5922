package io.agnoscope.perturbation.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Iterator;

/** The data of the events in a body of the media type {@code text/event-stream}. */
final class EventStream {

  private static final String DATA = "data:";

  private EventStream() {}

  /** Whether the text begins as such a stream does: with a field or a comment. */
  static boolean begins(String text) {
    String start = text.stripLeading();
    return start.startsWith(DATA)
        || start.startsWith("event:")
        || start.startsWith("id:")
        || start.startsWith("retry:")
        || start.startsWith(":");
  }

  /**
   * Gives the data of every event, one after the other, so that a stream of many small ones costs
   * no more than its text; the lines of one event's data are joined as the standard says.
   */
  static void read(String text, Reader reader) throws JsonProcessingException {
    StringBuilder data = new StringBuilder();
    boolean any = false;
    Iterator<String> lines = text.lines().iterator();
    while (lines.hasNext()) {
      String line = lines.next();
      if (line.startsWith(DATA)) {
        String value = line.substring(DATA.length());
        data.append(any ? "\n" : "").append(value.startsWith(" ") ? value.substring(1) : value);
        any = true;
      } else if (line.isEmpty() && any) {
        reader.read(data.toString());
        data.setLength(0);
        any = false;
      }
    }
    if (any) {
      reader.read(data.toString());
    }
  }

  /** Takes the data of one event. */
  interface Reader {
    void read(String data) throws JsonProcessingException;
  }
}
