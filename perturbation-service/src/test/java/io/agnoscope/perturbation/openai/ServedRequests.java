package io.agnoscope.perturbation.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.perturbation.ingest.Limits;
import io.agnoscope.perturbation.ingest.Refusal;
import io.agnoscope.perturbation.ingest.RefusalCause;
import io.agnoscope.perturbation.ingest.Soundness;
import io.agnoscope.perturbation.traffic.Origin;
import io.agnoscope.perturbation.traffic.RemotePictures;
import io.agnoscope.perturbation.traffic.ServedRequest;
import io.agnoscope.schemas.Sample;
import io.agnoscope.schemas.TaskClass;
import java.time.Instant;

/** What must hold of everything that is read in one of OpenAI's forms. */
final class ServedRequests {

  static final Limits LIMITS = new Limits(200_000, 1_000_000, 3, 4_000, 300_000);
  static final Origin ORIGIN =
      new Origin("mirror", "id-1", false, Instant.EPOCH, null, null, null, null);

  /** Nothing is fetched. */
  static final RemotePictures NO_REMOTE =
      address ->
          new RemotePictures.Fetched.Not(
              new Refusal(RefusalCause.IMAGE_NOT_INLINE, "not from here"));

  private ServedRequests() {}

  /** A request that was read is within the limits, travels, and a Trial is made of it. */
  static void check(OpenAiReading reading) {
    switch (reading) {
      case OpenAiReading.Read read -> check(read.request());
      case OpenAiReading.Unsupported unsupported -> assertThat(unsupported.kind()).isNotNull();
      case OpenAiReading.Refused refused -> assertThat(refused.refusal().reason()).isNotBlank();
    }
  }

  private static void check(ServedRequest request) {
    assertThat(request.images()).hasSizeLessThanOrEqualTo(LIMITS.images());
    assertThat(request.options()).hasSizeLessThanOrEqualTo(Limits.MAX_OPTIONS);
    assertThat(request.messages()).hasSizeLessThanOrEqualTo(Limits.MESSAGES);
    Soundness.check(
        Sample.newBuilder()
            .setId(request.origin().id())
            .setSource(request.origin().source())
            .setAcceptedAt(request.origin().at())
            .setTarget("tinyvlm")
            .setTaskClass(request.images().isEmpty() ? TaskClass.TEXT_HEAVY : TaskClass.MULTIMODAL)
            .setMessages(request.messages())
            .setOptions(request.options())
            .setImages(request.images())
            .setModel(request.model())
            .build());
  }
}
