package io.agnoscope.perturbation.source;

import java.util.ArrayList;
import java.util.List;

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

  /** The data of every event; the lines of one event's data are joined as the standard says. */
  static List<String> data(String text) {
    List<String> events = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (String line : text.split("\r\n|\n|\r", -1)) {
      if (line.isEmpty()) {
        end(events, lines);
      } else if (line.startsWith(DATA)) {
        String value = line.substring(DATA.length());
        lines.add(value.startsWith(" ") ? value.substring(1) : value);
      }
    }
    end(events, lines);
    return events;
  }

  private static void end(List<String> events, List<String> lines) {
    if (!lines.isEmpty()) {
      events.add(String.join("\n", lines));
      lines.clear();
    }
  }
}
