package io.agnoscope.schemas.identity;

/** The identity of a Trial, the same however often and wherever the Trial is made. */
public final class TrialIds {

  private TrialIds() {}

  /**
   * Returns 64 hexadecimal digits made of the run, the sample id, the catalogue version and the
   * target, and of nothing else: the checkpoint is an attribute of the answer.
   */
  public static String of(String run, String sampleId, String catalogueVersion, String target) {
    return Identity.of(run, sampleId, catalogueVersion, target);
  }
}
