package io.agnoscope.perturbation.source;

import io.agnoscope.perturbation.ingest.Refusal;
import io.agnoscope.perturbation.ingest.RefusedException;
import io.agnoscope.perturbation.openai.ChatCompletionsReader;
import io.agnoscope.perturbation.openai.OpenAiReader;
import io.agnoscope.perturbation.openai.OpenAiReading;
import io.agnoscope.perturbation.openai.ResponsesReader;
import io.agnoscope.perturbation.traffic.Admission;
import io.agnoscope.perturbation.traffic.Admitted;
import io.agnoscope.perturbation.traffic.Origin;
import io.agnoscope.perturbation.traffic.ServedRequest;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes requests that sources bring, and counts what became of them. Thread-safe. */
public final class SourceIntake {

  private final OpenAiReader chats;
  private final OpenAiReader responses;
  private final Admission admission;
  private final SourceCounts counts;

  /** An intake that reads the bodies of both APIs. */
  public SourceIntake(
      ChatCompletionsReader chats,
      ResponsesReader responses,
      Admission admission,
      SourceCounts counts) {
    this.chats = chats;
    this.responses = responses;
    this.admission = admission;
    this.counts = counts;
  }

  /**
   * Takes one request. What production answered is read only when the request is worth it.
   *
   * @param path that the request was sent to, or null when the source does not say
   */
  public Taken take(
      Origin origin, @Nullable String path, byte[] body, Supplier<ServedAnswer> answer) {
    String source = origin.source();
    if (admission.beforeReading(origin).isPresent()) {
      return passedOver(source, SourceOutcome.SAMPLED_OUT);
    }
    return switch (RequestForm.of(path, body)) {
      case OTHER -> passedOver(source, SourceOutcome.UNSUPPORTED);
      case CHAT_COMPLETIONS -> taken(chats.read(body, origin), origin, answer);
      case RESPONSES -> taken(responses.read(body, origin), origin, answer);
    };
  }

  private Taken taken(OpenAiReading reading, Origin origin, Supplier<ServedAnswer> answer) {
    return switch (reading) {
      case OpenAiReading.Unsupported unsupported ->
          passedOver(origin.source(), SourceOutcome.UNSUPPORTED);
      case OpenAiReading.Refused refused -> {
        counts.refused(refused.refusal().cause());
        counts.request(origin.source(), SourceOutcome.REFUSED);
        yield refused(refused.refusal(), origin);
      }
      case OpenAiReading.Read read -> admit(read.request(), answer.get());
    };
  }

  private Taken admit(ServedRequest request, ServedAnswer answer) {
    String source = request.origin().source();
    return switch (admission.admit(withAnswer(request, answer))) {
      case Admitted.SampledOut sampledOut -> passedOver(source, SourceOutcome.SAMPLED_OUT);
      case Admitted.Refused refused -> {
        counts.request(source, SourceOutcome.REFUSED);
        yield refused(refused.refusal(), request.origin());
      }
      case Admitted.Kept kept ->
          new Taken.Sent(kept.sampleId(), counted(kept.kept(), source, answer));
    };
  }

  private CompletionStage<Void> counted(
      CompletionStage<Void> kept, String source, ServedAnswer answer) {
    return kept.whenComplete((unused, failure) -> {
      if (failure != null) {
        boolean refused = RefusedException.in(failure).isPresent();
        counts.request(source, refused ? SourceOutcome.REFUSED : SourceOutcome.NOT_KEPT);
        return;
      }
      counts.request(source, SourceOutcome.KEPT);
      switch (answer) {
        case ServedAnswer.Text text -> counts.answered(source);
        case ServedAnswer.None none -> counts.unanswered(source, none.cause());
      }
    });
  }

  private static Taken refused(Refusal refusal, Origin origin) {
    return new Taken.Refused(refusal, origin.unkeyed() ? null : origin.id());
  }

  private Taken passedOver(String source, SourceOutcome outcome) {
    counts.request(source, outcome);
    return new Taken.PassedOver(outcome);
  }

  private static ServedRequest withAnswer(ServedRequest request, ServedAnswer answer) {
    return answer instanceof ServedAnswer.Text(String text)
        ? new ServedRequest(
            request.origin(),
            request.model(),
            request.messages(),
            request.images(),
            request.options(),
            text)
        : request;
  }
}
