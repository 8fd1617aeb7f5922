package io.agnoscope.perturbation.ingest;

import java.util.Optional;

/** Takes what is on one line of a request with many. */
public interface LineIngest {

  /** Judges a line and, if it is sound, sends what it holds to the broker. */
  Outcome takeLine(byte[] line, Intake intake);

  /** Where lines are counted that are not even taken. */
  IngestCounts metrics();

  /** What was done with a line. */
  sealed interface Outcome {}

  /**
   * It was not sound.
   *
   * @param counted whether that is counted already
   */
  record Refused(Refusal refusal, boolean counted) implements Outcome {}

  /**
   * It is sound and no Sample, which is counted.
   *
   * @param cause a bounded name
   */
  record LeftOut(String cause) implements Outcome {}

  /** What it holds is on its way to the broker. */
  non-sealed interface Sent extends Outcome {

    /** The Sample's id. */
    String id();

    /** Waits for the broker and counts what it says; nothing when the Sample is kept. */
    Optional<Refusal> await();
  }
}
