package io.agnoscope.perturbation.traffic.redaction;

import io.agnoscope.schemas.Message;
import io.agnoscope.schemas.Option;
import io.agnoscope.schemas.Role;
import io.agnoscope.schemas.Sample;
import io.agnoscope.schemas.TaskClass;
import io.agnoscope.schemas.TextPart;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Samples and counts for tests. */
final class Fixtures {

  static final String SECRET = "sk-test0123456789abcdef";

  private Fixtures() {}

  static Sample sample(String source, List<Message> messages, Option... options) {
    return Sample.newBuilder()
        .setId("id")
        .setSource(source)
        .setAcceptedAt(Instant.EPOCH)
        .setTarget("tinyvlm")
        .setTaskClass(TaskClass.TEXT_HEAVY)
        .setMessages(messages)
        .setOptions(List.of(options))
        .build();
  }

  static Message turn(Role role, String text) {
    return new Message(role, List.of(new TextPart(text, false)));
  }

  static String text(Message message) {
    return ((TextPart) message.getParts().getFirst()).getText();
  }

  static final class Counts implements RedactionCounts {

    final Map<String, Long> redacted = new HashMap<>();
    long dropped;

    @Override
    public void redacted(String kind, long count) {
      redacted.merge(kind, count, Long::sum);
    }

    @Override
    public void systemPromptsDropped(long count) {
      dropped += count;
    }
  }
}
