package io.agnoscope.perturbation.traffic;

import io.agnoscope.perturbation.ingest.Refusal;
import java.util.concurrent.CompletionStage;

/** What became of a served request. */
public sealed interface Admitted {

  /**
   * It is on its way to the broker.
   *
   * @param kept done once the broker acknowledged it, failed when that is not known
   */
  record Kept(String sampleId, CompletionStage<Void> kept) implements Admitted {}

  /** The budget left it out; counted. */
  record SampledOut(SampledOutCause cause) implements Admitted {}

  /** It is no Sample; counted. */
  record Refused(Refusal refusal) implements Admitted {}
}
