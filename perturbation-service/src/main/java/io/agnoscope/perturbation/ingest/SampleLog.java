package io.agnoscope.perturbation.ingest;

import io.agnoscope.schemas.Sample;
import java.util.concurrent.CompletionStage;

/** Where accepted Samples are kept. */
public interface SampleLog {

  /**
   * Appends a Sample.
   *
   * @return done once the Sample is kept for good; failed when that is not known to be so: {@link
   *     NotKeptException#refusal} says what to answer then
   */
  CompletionStage<Void> append(Sample sample);
}
