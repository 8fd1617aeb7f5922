package io.agnoscope.perturbation.source;

import io.agnoscope.perturbation.ingest.Refusal;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What was done with a request that a source brought; counted. */
public sealed interface Taken {

  /**
   * It is on its way to the broker.
   *
   * @param kept done once the broker acknowledged it, failed when that is not known
   */
  record Sent(String sampleId, CompletionStage<Void> kept) implements Taken {}

  /** It is no Sample, and nothing is wrong with it. */
  record PassedOver(SourceOutcome outcome) implements Taken {}

  /**
   * It is not sound.
   *
   * @param sampleId what the sender calls it, or null when it has no name
   */
  record Refused(Refusal refusal, @Nullable String sampleId) implements Taken {}
}
