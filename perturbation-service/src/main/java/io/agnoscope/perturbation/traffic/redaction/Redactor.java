package io.agnoscope.perturbation.traffic.redaction;

import io.agnoscope.perturbation.ingest.RefusalCause;
import io.agnoscope.perturbation.ingest.RefusedException;
import io.agnoscope.perturbation.taskclass.SystemPrompts;
import io.agnoscope.schemas.Message;
import io.agnoscope.schemas.Option;
import io.agnoscope.schemas.Sample;
import io.agnoscope.schemas.TextPart;
import java.util.List;
import java.util.Set;

/**
 * Takes out of a Sample what is not to be kept: of its texts, options and answers what the finders
 * find, and of traffic the system prompts. Probes are our own and stay as they are. Thread-safe.
 */
public final class Redactor {

  private static final String PROBE = "probe";

  /** Sources whose senders choose what they send; what they call a system prompt is theirs. */
  private static final Set<String> UPLOADS = Set.of("api", "file");

  private final TextRedactor texts;
  private final boolean dropSystemPrompts;
  private final RedactionCounts counts;

  /**
   * A redactor.
   *
   * @param dropSystemPrompts whether system prompts of traffic are left out
   */
  public Redactor(List<Finder> finders, boolean dropSystemPrompts, RedactionCounts counts) {
    this.texts = new TextRedactor(finders, counts);
    this.dropSystemPrompts = dropSystemPrompts;
    this.counts = counts;
  }

  /**
   * The Sample as it may be kept; the one given is left as it is.
   *
   * @throws RefusedException when two of its options would become the same
   */
  public Sample redact(Sample sample) throws RefusedException {
    if (sample.getSource().equals(PROBE)) {
      return sample;
    }
    List<Option> options = sample.getOptions().stream().map(this::option).toList();
    if (distinct(options) < distinct(sample.getOptions())) {
      throw new RefusedException(
          RefusalCause.REDACTION_COLLISION,
          "two options would be the same after what is not to be kept is taken out of them");
    }
    Sample redacted = shallowCopy(sample);
    redacted.setOptions(options);
    redacted.setMessages(messages(sample).stream().map(this::message).toList());
    if (sample.getServedAnswer() != null) {
      redacted.setServedAnswer(texts.redact(sample.getServedAnswer()));
    }
    if (sample.getAnswer() != null && options.isEmpty()) {
      redacted.setAnswer(texts.redact(sample.getAnswer()));
    }
    return redacted;
  }

  private List<Message> messages(Sample sample) {
    if (!dropSystemPrompts || UPLOADS.contains(sample.getSource())) {
      return sample.getMessages();
    }
    List<Message> kept =
        sample.getMessages().stream().filter(message -> !SystemPrompts.is(message)).toList();
    int dropped = sample.getMessages().size() - kept.size();
    if (dropped > 0) {
      counts.systemPromptsDropped(dropped);
    }
    return kept;
  }

  private Message message(Message message) {
    return new Message(message.getRole(), message.getParts().stream().map(this::part).toList());
  }

  private Object part(Object part) {
    return part instanceof TextPart text
        ? new TextPart(texts.redact(text.getText()), text.getInserted())
        : part;
  }

  private Option option(Option option) {
    return new Option(option.getLetter(), texts.redact(option.getText()));
  }

  private static long distinct(List<Option> options) {
    return options.stream().map(Option::getText).distinct().count();
  }

  /** Field by field, since Avro's builder would copy every picture. */
  private static Sample shallowCopy(Sample sample) {
    Sample copy = new Sample();
    sample.getSchema().getFields().forEach(field -> copy.put(field.pos(), sample.get(field.pos())));
    return copy;
  }
}
